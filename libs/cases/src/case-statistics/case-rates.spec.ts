import fc from 'fast-check';
import type { CaseCounts } from './case-counts';
import { COUNT_NAMES } from './case-counts';
import { completionRate, simpleRate, tripsSaved } from './case-rates';

const asOf = new Date('2012-08-05T00:00:00Z');

function counts(changes: Partial<CaseCounts>): CaseCounts {
  const zeros = Object.fromEntries(COUNT_NAMES.map((name) => [name, 0])) as Omit<CaseCounts, 'group' | 'split' | 'month'>;
  return { group: '350199101201', split: 'GS-LAND-01', month: '', ...zeros, ...changes };
}

describe('completionRate', () => {
  // Three accepted in the period, two of them completed; two more of earlier acceptance completed, one refused, one void.
  const rows = [counts({ accepted: 3, cohortCompleted: 2, completed: 4, refused: 1, invalidated: 1 })];

  it.each([
    ['COHORT', '66.67', 'HALF_UP'],
    ['PERIOD', '133.33', 'DOWN'],
    ['PERIOD_WITH_REFUSED_AND_INVALIDATED', '200.00', 'DOWN'],
  ] as const)('by %s is %s, rounded %s', (method, value, rounding) => {
    expect(completionRate(rows, method, asOf)).toMatchObject({ value, rounding, denominator: 3n });
  });

  it('with refused and invalidated says so of each part', () => {
    const { definition } = completionRate(rows, 'PERIOD_WITH_REFUSED_AND_INVALIDATED', asOf);
    expect(definition).toMatchObject({ en: expect.stringMatching(/completed, refused .*or invalidated/), zh: expect.stringContaining('作废') });
  });

  it('names a different definition for each method', () => {
    const ids = (['COHORT', 'PERIOD', 'PERIOD_WITH_REFUSED_AND_INVALIDATED'] as const).map((method) => completionRate(rows, method, asOf).definition.id);
    expect(new Set(ids).size).toBe(3);
  });

  it('is a ratio of sums over any split of the cases', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(50), fc.nat(50))), (pairs) => {
        const parts = pairs.map(([completed, open]) => counts({ accepted: completed + open, cohortCompleted: completed }));
        const whole = counts({
          accepted: pairs.reduce((sum, [completed, open]) => sum + completed + open, 0),
          cohortCompleted: pairs.reduce((sum, [completed]) => sum + completed, 0),
        });
        expect(completionRate(parts, 'COHORT', asOf).value).toBe(completionRate([whole], 'COHORT', asOf).value);
      }),
    );
  });
});

describe('simpleRate', () => {
  it('has no value where nothing was rated, instead of 0 % or 100 %', () => {
    expect(simpleRate([counts({ completed: 5 })], 'satisfactionRate', asOf).value).toBeNull();
  });

  it.each([
    ['onTimeRate', { onTime: 3, completed: 4 }, '75.00'],
    ['sameDayRate', { sameDay: 1, completed: 4 }, '25.00'],
    ['onceDoneRate', { onceDone: 4, completed: 4 }, '100.00'],
    ['satisfactionRate', { satisfied: 2, rated: 3 }, '66.67'],
  ] as const)('%s', (name, changes, value) => {
    expect(simpleRate([counts(changes)], name, asOf).value).toBe(value);
  });
});

describe('speed-up', () => {
  it.each(['promiseSpeedUp', 'statutorySpeedUp'] as const)('%s says that an approved extension belongs to the days, since its second version', (name) => {
    expect(simpleRate([], name, asOf).definition).toMatchObject({ version: 2, en: expect.stringContaining('extension that was approved'), zh: expect.stringContaining('延长') });
  });
});

describe('tripsSaved', () => {
  it('can be negative: more trips than before are no saving', () => {
    expect(tripsSaved([counts({ formerTrips: 4, citizenTrips: 6 })]).trips).toBe(-2);
  });
});
