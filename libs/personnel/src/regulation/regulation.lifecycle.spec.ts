import type { EffectiveDates } from './regulation.lifecycle';
import { REGULATION_VERSION_STATES, regulationLifecycle, standingOn } from './regulation.lifecycle';

describe('a version of a regulation', () => {
  it('moves by this grid', () => {
    expect(regulationLifecycle.grid(REGULATION_VERSION_STATES)).toEqual([
      'DRAFTED: amend→DRAFTED issue→ISSUED discard→DISCARDED',
      'ISSUED:',
      'DISCARDED:',
    ]);
  });

  const issued: EffectiveDates = { state: 'ISSUED', effectiveFrom: '2012-03-01', replacedFrom: '2012-06-01' };

  it.each([
    ['FORTHCOMING', issued, '2012-02-29'],
    ['IN_FORCE', issued, '2012-03-01'],
    ['IN_FORCE', issued, '2012-05-31'],
    ['REPLACED', issued, '2012-06-01'],
    ['IN_FORCE', { ...issued, replacedFrom: null }, '2030-01-01'],
    ['DRAFT', { state: 'DRAFTED', effectiveFrom: null, replacedFrom: null }, '2012-03-01'],
    ['DISCARDED', { state: 'DISCARDED', effectiveFrom: null, replacedFrom: null }, '2012-03-01'],
  ] as const)('is %s', (standing, dates, day) => {
    expect(standingOn(dates, day)).toBe(standing);
  });
});
