import fc from 'fast-check';
import { exactSum } from './exact-sum';
import { Random } from './random';

describe('exactSum', () => {
  it('keeps every part within its bounds and meets the total', () => {
    const bounds = fc.array(fc.tuple(fc.nat(500), fc.nat(500)), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(bounds, fc.nat(), fc.nat({ max: 1000 }), (pairs, seed, permille) => {
        const limits = pairs.map(([least, width]) => ({ least, most: least + width }));
        const least = limits.reduce((sum, bound) => sum + bound.least, 0);
        const most = limits.reduce((sum, bound) => sum + bound.most, 0);
        const total = least + Math.floor(((most - least) * permille) / 1000);
        const parts = exactSum(total, limits, new Random(seed));
        expect(parts.reduce((sum, part) => sum + part, 0)).toBe(total);
        parts.forEach((part, index) => {
          expect(part).toBeGreaterThanOrEqual(limits[index]!.least);
          expect(part).toBeLessThanOrEqual(limits[index]!.most);
        });
      }),
    );
  });

  it('refuses a total that the bounds cannot meet', () => {
    expect(() => exactSum(11, [{ least: 0, most: 10 }], new Random(1))).toThrow(RangeError);
  });

  it('gives the same parts for the same seed', () => {
    const bounds = Array.from({ length: 9 }, () => ({ least: 0, most: 100 }));
    expect(exactSum(400, bounds, new Random(7))).toEqual(exactSum(400, bounds, new Random(7)));
  });
});
