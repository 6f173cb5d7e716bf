import * as fc from 'fast-check';
import type { ScoredIndicator, ScoreEntry } from './agreement-score';
import { agreementScore, ranking } from './agreement-score';

const at = (day: number): Date => new Date(Date.UTC(2012, 6, day));

const indicator = (code: string, changes: Partial<ScoredIndicator> = {}): ScoredIndicator => ({
  code,
  kind: 'BASIC',
  ruleKind: 'DIRECT',
  weight: 5000,
  floorValue: null,
  targetValue: null,
  pointsPerUnit: null,
  mayExceedWeight: false,
  latePointsPerDay: null,
  dueOn: null,
  queryHash: null,
  ...changes,
});

const entry = (entryNo: string, indicatorCode: string, points: number, day: number, changes: Partial<ScoreEntry> = {}): ScoreEntry => ({
  entryNo,
  indicatorCode,
  value: BigInt(points) * 10_000n,
  doneOn: null,
  queryHash: null,
  recordedAt: at(day),
  ...changes,
});

const INDICATORS = [
  indicator('A1'),
  indicator('A2', { ruleKind: 'DEDUCTION', pointsPerUnit: 50 }),
  indicator('B1', { kind: 'BONUS', weight: 3000 }),
  indicator('B2', { kind: 'BONUS', weight: 3000, ruleKind: 'DEDUCTION', pointsPerUnit: 100 }),
  indicator('V1', { ruleKind: 'VETO', weight: 0 }),
];

const anyEntries = fc
  .array(fc.record({ code: fc.constantFrom('A1', 'A2', 'B1', 'B2'), points: fc.nat(60), day: fc.integer({ min: 1, max: 31 }) }), { maxLength: 20 })
  .map((rows) => rows.map(({ code, points, day }, index) => entry(`E-${String(index).padStart(2, '0')}`, code, points, day)));

describe('the score of an agreement', () => {
  it('adds what was earned, holds the bonus at its cap and takes the deductions off', () => {
    const entries = [entry('1', 'A1', 45, 1), entry('2', 'A2', 4, 1), entry('3', 'B1', 25, 1), entry('4', 'B2', 20, 1)];
    expect(agreementScore(INDICATORS, entries, 3000, at(31))).toMatchObject({ basic: 9500, bonus: 3000, deductions: 200, total: 12_300, missing: [{ code: 'V1' }] });
  });

  it('takes off a bonus what it loses before the cap holds it', () => {
    expect(agreementScore(INDICATORS, [entry('1', 'B2', 29, 1)], 50, at(31))).toMatchObject({ bonus: 50, deductions: 0, total: 50 });
    expect(agreementScore(INDICATORS, [entry('1', 'B2', 40, 1)], 50, at(31))).toMatchObject({ bonus: 0, total: 0 });
  });

  it('counts of each indicator the entry recorded last by asOf', () => {
    const entries = [entry('1', 'A1', 10, 1), entry('2', 'A1', 40, 10), entry('3', 'A1', 20, 20)];
    expect([5, 10, 25].map((day) => agreementScore(INDICATORS, entries, 0, at(day)).basic)).toEqual([1000, 4000, 2000]);
    expect(agreementScore(INDICATORS, entries, 0, new Date(at(1).getTime() - 1)).missing).toHaveLength(5);
  });

  it('does not count an answer of a query that the indicator no longer names', () => {
    const asked = [entry('1', 'A1', 10, 1, { queryHash: 'old' })];
    expect(agreementScore(INDICATORS, asked, 0, at(31)).basic).toBe(0);
    expect(agreementScore([indicator('A1', { queryHash: 'old' })], asked, 0, at(31)).basic).toBe(1000);
  });

  it('does not depend on the order of the entries', () => {
    const shuffled = anyEntries.chain((entries) => fc.tuple(fc.constant(entries), fc.shuffledSubarray(entries, { minLength: entries.length })));
    fc.assert(fc.property(shuffled, ([entries, others]) => expect(agreementScore(INDICATORS, others, 3000, at(15))).toEqual(agreementScore(INDICATORS, entries, 3000, at(15)))));
  });

  it('does not change by what is recorded later', () => {
    fc.assert(
      fc.property(anyEntries, fc.integer({ min: 1, max: 31 }), (entries, day) => {
        const byThen = entries.filter(({ recordedAt }) => recordedAt <= at(day));
        expect(agreementScore(INDICATORS, entries, 3000, at(day))).toEqual(agreementScore(INDICATORS, byThen, 3000, at(day)));
      }),
    );
  });

  it('is 0 and disqualified by a veto, whatever was earned', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => expect(agreementScore(INDICATORS, [...entries, entry('V', 'V1', 1, 1)], 3000, at(31))).toMatchObject({ total: 0, isVetoed: true })),
    );
  });

  it('never passes basic 100 plus the cap, and never falls below 0 where deductions stop at the weight', () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(5000), (entries, cap) => {
        const { total, bonus } = agreementScore(INDICATORS, entries, cap, at(31));
        expect(bonus).toBeLessThanOrEqual(cap);
        expect(total).toBeLessThanOrEqual(10_000 + cap);
        expect(total).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('ranks best first, equal scores alike, and those vetoed last', () => {
    const rows = [['a', 9000, false], ['b', 9500, false], ['c', 0, true], ['d', 9000, false], ['e', -50, false]] as const;
    const ranked = ranking(rows, ([, total, isVetoed]) => ({ total, isVetoed }));
    expect(ranked.map(({ rank, row: [name] }) => `${rank} ${name}`)).toEqual(['1 b', '2 a', '2 d', '4 e', '5 c']);
  });
});
