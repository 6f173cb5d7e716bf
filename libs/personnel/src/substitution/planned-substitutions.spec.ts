import { WorkingCalendar, WorkingSessions, WorkingTime } from '@mashang/domain';
import type { Absences, CoverRole, Tenure } from '../coverage/coverage-proof';
import { FOREVER } from '../coverage/coverage-proof';
import { plannedSubstitutions } from './planned-substitutions';
import { SUBSTITUTION_STATES, substitutionLifecycle } from './substitution.lifecycle';

const at = (local: string): Date => new Date(`${local}:00+08:00`);
const week = { from: at('2012-08-06T00:00'), until: at('2012-08-13T00:00') };
const sessions = new WorkingSessions(new WorkingTime(new WorkingCalendar()), week);
const tenure = (role: CoverRole, staffNo: string, from = at('2012-01-01T00:00'), until = FOREVER): Tenure => ({ id: `${role}-${staffNo}`, role, staffNo, from, until });
const tuesday = { from: at('2012-08-07T00:00'), until: at('2012-08-08T00:00') };

function planned(tenures: readonly Tenure[], absences: Absences) {
  const post = { code: 'P', departmentCode: 'D', divisionCode: '350199101000', mustBeStaffed: true, tenures };
  return plannedSubstitutions(sessions, week.from, post, absences).map(({ role, actingStaffNo, absentStaffNo, startsAt, endsAt }) => [role, actingStaffNo, absentStaffNo, startsAt, endsAt]);
}

describe('planned substitutions', () => {
  it('let B act for A, from the first to the last working instant of the leave', () => {
    expect(planned([tenure('A', 'a'), tenure('B', 'b')], new Map([['a', [tuesday]]]))).toEqual([['B', 'b', 'a', at('2012-08-07T08:15'), at('2012-08-07T17:30')]]);
  });

  it('let the head act for A when both are away', () => {
    const absences = new Map([['a', [tuesday]], ['b', [tuesday]]]);
    expect(planned([tenure('A', 'a'), tenure('B', 'b'), tenure('HEAD', 'h')], absences)).toEqual([['HEAD', 'h', 'a', at('2012-08-07T08:15'), at('2012-08-07T17:30')]]);
  });

  it('let nobody act for nobody: a B without an A holds the post', () => {
    expect(planned([tenure('B', 'b')], new Map())).toEqual([]);
  });

  it('let the head act without an end where nobody is in office any more', () => {
    expect(planned([tenure('A', 'a', at('2012-01-01T00:00'), tuesday.from), tenure('HEAD', 'h')], new Map())).toEqual([['HEAD', 'h', null, at('2012-08-07T08:15'), null]]);
  });

  it('tell one absent A from the next', () => {
    const tenures = [tenure('A', 'a', at('2012-01-01T00:00'), tuesday.from), tenure('A', 'x', tuesday.from), tenure('B', 'b')];
    const absences = new Map([['a', [week]], ['x', [tuesday]]]);
    expect(planned(tenures, absences).map(([, , absent, startsAt]) => [absent, startsAt])).toEqual([['a', at('2012-08-06T08:15')], ['x', at('2012-08-07T08:15')]]);
  });
});

describe('a substitution', () => {
  it('moves by this grid', () => {
    expect(substitutionLifecycle.grid(SUBSTITUTION_STATES)).toEqual([
      'PLANNED: handOver→HANDED_OVER handBack→HANDED_BACK cancel→CANCELLED',
      'HANDED_OVER: handBack→HANDED_BACK cancel→CANCELLED',
      'HANDED_BACK:',
      'CANCELLED:',
    ]);
  });
});
