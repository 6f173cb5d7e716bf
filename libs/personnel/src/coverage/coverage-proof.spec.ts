import type { Interval } from '@mashang/domain';
import { WorkingCalendar, WorkingSessions, WorkingTime } from '@mashang/domain';
import fc from 'fast-check';
import type { Absences, CoverRole, StaffedPost, Tenure } from './coverage-proof';
import { awayToo, COVER_ROLES, FOREVER, newGaps, proveCoverage } from './coverage-proof';

const time = new WorkingTime(new WorkingCalendar());
const MINUTE_MS = 60_000;
const at = (local: string): Date => new Date(`${local}:00+08:00`);
const between = (from: string, until: string): Interval => ({ from: at(from), until: at(until) });
/** Monday to Wednesday. */
const DAYS = between('2012-08-06T00:00', '2012-08-09T00:00');
const sessions = new WorkingSessions(time, DAYS);

const tenure = (role: CoverRole, staffNo: string, interval: Interval = { from: at('2012-01-01T00:00'), until: FOREVER }): Tenure => ({ id: `${role}-${staffNo}`, role, staffNo, ...interval });
const post = (code: string, ...tenures: Tenure[]): StaffedPost => ({ code, departmentCode: 'D', divisionCode: '350199101000', mustBeStaffed: true, tenures });
const away = (...leaves: readonly (readonly [string, Interval])[]): Absences => leaves.reduce<Absences>((absences, [staffNo, interval]) => awayToo(absences, staffNo, interval), new Map());

describe('proveCoverage', () => {
  const window = post('P-1', tenure('A', 'a'), tenure('B', 'b'), tenure('HEAD', 'h'));

  it('lets A act, in A’s absence B, and in the absence of both the head', () => {
    const absences = away(['a', between('2012-08-06T14:00', '2012-08-07T12:00')], ['b', between('2012-08-07T08:15', '2012-08-07T12:00')]);
    const { isCovered, covers, checkedMinutes } = proveCoverage(sessions, [window], absences);
    expect(isCovered).toBe(true);
    expect(covers).toEqual([
      { postCode: 'P-1', staffNo: 'a', role: 'A', ...between('2012-08-06T08:15', '2012-08-06T12:00') },
      { postCode: 'P-1', staffNo: 'b', role: 'B', ...between('2012-08-06T14:00', '2012-08-06T17:30') },
      { postCode: 'P-1', staffNo: 'h', role: 'HEAD', ...between('2012-08-07T08:15', '2012-08-07T12:00') },
      { postCode: 'P-1', staffNo: 'a', role: 'A', ...between('2012-08-07T14:00', '2012-08-08T17:30') },
    ]);
    expect(checkedMinutes).toBe(BigInt(3 * 435));
  });

  it('shows the working time in which nobody acts', () => {
    const absences = away(['a', DAYS], ['b', between('2012-08-07T11:00', '2012-08-07T15:00')]);
    const { isCovered, gaps } = proveCoverage(sessions, [post('P-1', tenure('A', 'a'), tenure('B', 'b'))], absences);
    expect([isCovered, gaps]).toEqual([false, [{ postCode: 'P-1', ...between('2012-08-07T11:00', '2012-08-07T15:00') }]]);
  });

  it('asks nobody to be there while the office is closed', () => {
    const lunch = away(['a', between('2012-08-06T12:00', '2012-08-06T14:00')], ['b', between('2012-08-06T17:30', '2012-08-07T08:15')]);
    expect(proveCoverage(sessions, [post('P-1', tenure('A', 'a'))], lunch).isCovered).toBe(true);
  });
});

const hourOf = fc.integer({ min: 0, max: 3 * 48 }).map((halfHours) => new Date(DAYS.from.getTime() + halfHours * 30 * MINUTE_MS));
const anInterval = fc.tuple(hourOf, hourOf).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: new Date(a.getTime() + MINUTE_MS) }));
const someone = fc.constantFrom('a', 'b', 'c');
const aTenure = fc.record({ role: fc.constantFrom(...COVER_ROLES), staffNo: someone, interval: anInterval }).map(({ role, staffNo, interval }) => tenure(role, staffNo, interval));
const aPost = fc.array(aTenure, { maxLength: 5 }).map((tenures) => post('P-1', ...tenures));
const leaves = fc.array(fc.tuple(someone, anInterval), { maxLength: 6 });

/** Who acts in one minute, by going through everybody: written without intervals on purpose. */
function actingInMinute({ tenures }: StaffedPost, absences: Absences, minute: Date): string | null {
  for (const role of COVER_ROLES) {
    for (const { role: own, staffNo, from, until } of tenures) {
      const isAway = (absences.get(staffNo) ?? []).some((leave) => leave.from <= minute && minute < leave.until);
      if (own === role && from <= minute && minute < until && !isAway) return `${role} ${staffNo}`;
    }
  }
  return null;
}

function* workingMinutes(): Iterable<Date> {
  for (const { from, until } of time.sessionsWithin(DAYS)) for (let minute = from.getTime(); minute < until.getTime(); minute += MINUTE_MS) yield new Date(minute);
}

describe('coverage, minute by minute', () => {
  it('is what the proof says, for any holders and leaves', () => {
    fc.assert(
      fc.property(aPost, leaves, (staffed, taken) => {
        const absences = away(...taken);
        const proof = proveCoverage(sessions, [staffed], absences);
        let empty = 0;
        const wrong: string[] = [];
        for (const minute of workingMinutes()) {
          const acting = actingInMinute(staffed, absences, minute);
          const proved = proof.covers.filter(({ from, until }) => from <= minute && minute < until).map(({ role, staffNo }) => `${role} ${staffNo}`);
          const isGap = proof.gaps.some(({ from, until }) => from <= minute && minute < until);
          if (isGap !== (acting === null) || proved.join() !== (acting ?? '')) wrong.push(`${minute.toISOString()}: ${proved.join()} instead of ${acting}`);
          if (acting === null) empty += 1;
        }
        expect(wrong).toEqual([]);
        expect(proof.isCovered).toBe(empty === 0);
        expect(proof.gaps.reduce((sum, gap) => sum + sessions.minutesIn(gap), 0)).toBe(empty);
      }),
      { numRuns: 60 },
    );
  });

  it('does not change when a leave is split in two, or asked for in another order', () => {
    fc.assert(
      fc.property(aPost, leaves, hourOf, (staffed, taken, instant) => {
        const split = taken.flatMap(([staffNo, { from, until }]): [string, Interval][] =>
          from < instant && instant < until
            ? [[staffNo, { from: instant, until }], [staffNo, { from, until: instant }]]
            : [[staffNo, { from, until }]],
        );
        expect(proveCoverage(sessions, [staffed], away(...split.reverse()))).toEqual(proveCoverage(sessions, [staffed], away(...taken)));
      }),
    );
  });

  it('loses by a change exactly the minutes that the change is refused for', () => {
    fc.assert(
      fc.property(aPost, leaves, someone, anInterval, (staffed, taken, staffNo, leave) => {
        const before = proveCoverage(sessions, [staffed], away(...taken));
        const after = proveCoverage(sessions, [staffed], awayToo(away(...taken), staffNo, leave));
        const minutes = (gaps: readonly Interval[]) => gaps.reduce((sum, gap) => sum + sessions.minutesIn(gap), 0);
        expect(minutes(newGaps(sessions, before, after))).toBe(minutes(after.gaps) - minutes(before.gaps));
      }),
    );
  });
});
