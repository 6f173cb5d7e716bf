import fc from 'fast-check';
import { Money } from './money';
import { Rate } from './rate';
import { ROUNDINGS } from './rounding';

const DONE = Money.ofWanYuan('59340');

function ofPlan(planInWanYuan: string, rounding: 'HALF_UP' | 'DOWN'): string | null {
  return Rate.of(DONE.fen, Money.ofWanYuan(planInWanYuan).fen, { rounding }).value;
}

describe('Rate', () => {
  it('gives the completion ratio that the work report prints', () => {
    expect(ofPlan('100952.7', 'HALF_UP')).toBe('58.78');
  });

  it.each([
    ['100944.1', '58.79'],
    ['100944.2', '58.78'],
    ['100961.29', '58.78'],
    ['100961.3', '58.77'],
  ])('half up, a plan of %s 万元 is %s %% done', (plan, value) => {
    expect(ofPlan(plan, 'HALF_UP')).toBe(value);
  });

  it.each([
    ['100935.5', '58.79'],
    ['100935.6', '58.78'],
    ['100952.7', '58.78'],
    ['100952.8', '58.77'],
  ])('cut off, a plan of %s 万元 is %s %% done', (plan, value) => {
    expect(ofPlan(plan, 'DOWN')).toBe(value);
  });

  it('is null, not zero, when nothing was to be done', () => {
    expect(Rate.of(0, 0).value).toBeNull();
    expect(Rate.of(0, 3).value).toBe('0.00');
  });

  it('may exceed 100 and fall below 0', () => {
    expect(Rate.of(3, 2).value).toBe('150.00');
    expect(Rate.of(-1, 3).value).toBe('-33.33');
  });

  it('takes the ratio of sums, not the mean of ratios', () => {
    const parts = [
      { numerator: 1, denominator: 1 },
      { numerator: 0, denominator: 99 },
    ];
    expect(Rate.ofSums(parts)).toEqual(Rate.of(1, 100));
  });

  it('rounds the gap to the schedule once, from the exact ratios', () => {
    const done = Rate.of(DONE.fen, Money.ofWanYuan('100952.7').fen);
    expect(done.pointsAbove(Rate.of(6, 12))).toBe('8.78');
    expect(done.pointsAbove(Rate.of(7, 12))).toBe('0.45');
    expect(done.pointsAbove(Rate.of(8, 12))).toBe('-7.89');
    expect(done.pointsAbove(Rate.of(0, 0))).toBeNull();
  });

  it('lies within half of the last decimal, or below the ratio by less than one when cut off', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        fc.integer({ min: 0, max: 6 }),
        fc.constantFrom(...ROUNDINGS),
        (numerator, denominator, decimals, rounding) => {
          const { value } = Rate.of(numerator, denominator, { decimals, rounding });
          const unit = 10n ** BigInt(decimals);
          const printed = BigInt((value ?? '').replace('.', ''));
          // The error in units of the last decimal, times the denominator.
          const error = printed * BigInt(denominator) - BigInt(numerator) * 100n * unit;
          if (rounding === 'DOWN') expect(error <= 0n && -error < BigInt(denominator)).toBe(true);
          else expect((error < 0n ? -error : error) * 2n <= BigInt(denominator)).toBe(true);
        },
      ),
    );
  });
});
