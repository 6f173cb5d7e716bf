import * as fc from 'fast-check';
import type { ScoringRule, ScoringRuleKind } from './scoring-rule';
import { pointsOf } from './scoring-rule';

const rule = (ruleKind: ScoringRuleKind, changes: Partial<ScoringRule> = {}): ScoringRule => ({
  ruleKind,
  weight: 2000,
  floorValue: null,
  targetValue: null,
  pointsPerUnit: null,
  mayExceedWeight: false,
  latePointsPerDay: null,
  dueOn: null,
  ...changes,
});

const value = (text: number): bigint => BigInt(Math.round(text * 10_000));

describe('scoring rules', () => {
  const linear = rule('LINEAR', { floorValue: value(80), targetValue: value(100) });

  it.each([
    ['nothing up to the floor', linear, 80, 0, 0],
    ['in proportion between', linear, 95, 1500, 0],
    ['the whole weight at the target', linear, 100, 2000, 0],
    ['the whole weight beyond it, and no more', linear, 130, 2000, 0],
    ['rounded half up to 0.01', rule('LINEAR', { weight: 100, floorValue: value(0), targetValue: value(3) }), 1, 33, 0],
    ['the lower the better where the target is below', rule('LINEAR', { floorValue: value(10), targetValue: value(0) }), 4, 1200, 0],
    ['nothing short of the threshold', rule('THRESHOLD', { targetValue: value(95) }), 94.9999, 0, 0],
    ['the whole weight from the threshold on', rule('THRESHOLD', { targetValue: value(95) }), 95, 2000, 0],
    ['0.5 for each case', rule('DEDUCTION', { pointsPerUnit: 50 }), 3, 2000, 150],
    ['no more than the weight', rule('DEDUCTION', { pointsPerUnit: 50 }), 99, 2000, 2000],
    ['more than the weight where that is agreed', rule('DEDUCTION', { pointsPerUnit: 50, mayExceedWeight: true }), 99, 2000, 4950],
    ['the value itself', rule('DIRECT'), 17.5, 1750, 0],
  ] as const)('give %s', (_, of, number, earned, deducted) => {
    expect(pointsOf(of, value(number), null)).toEqual({ earned, deducted, isVeto: false });
  });

  it('take 0.5 for each day late, and nothing for the due day itself', () => {
    const late = rule('THRESHOLD', { targetValue: value(1), latePointsPerDay: 50, dueOn: '2012-06-30' });
    expect(['2012-06-29', '2012-06-30', '2012-07-03'].map((doneOn) => pointsOf(late, value(1), doneOn).deducted)).toEqual([0, 0, 150]);
  });

  it('veto on any value above zero', () => {
    expect([0, 1].map((number) => pointsOf(rule('VETO', { weight: 0 }), value(number), null).isVeto)).toEqual([false, true]);
  });

  it('never earn below zero or beyond the weight, and never cost more than was earned unless agreed', () => {
    const kinds = fc.constantFrom<ScoringRuleKind>('LINEAR', 'THRESHOLD', 'DEDUCTION', 'DIRECT');
    const number = fc.bigInt({ min: -10_000_000_000n, max: 10_000_000_000n });
    fc.assert(
      fc.property(kinds, fc.nat(10_000), number, number, fc.nat(500), number, (kind, weight, floorValue, targetValue, pointsPerUnit, asked) => {
        const { earned, deducted } = pointsOf(rule(kind, { weight, floorValue, targetValue, pointsPerUnit }), asked, null);
        expect(earned).toBeGreaterThanOrEqual(0);
        expect(earned).toBeLessThanOrEqual(weight);
        expect(deducted).toBeGreaterThanOrEqual(0);
        expect(deducted).toBeLessThanOrEqual(earned);
      }),
    );
  });

  it('never earn less for a value nearer to the target', () => {
    const number = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
    fc.assert(
      fc.property(number, number, (a, b) => {
        const [less, more] = a < b ? [a, b] : [b, a];
        expect(pointsOf(linear, less, null).earned).toBeLessThanOrEqual(pointsOf(linear, more, null).earned);
      }),
    );
  });
});
