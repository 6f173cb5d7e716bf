import fc from 'fast-check';
import { decimalOfRatio, decimalOfScaled, divideRounded, parseScaled, toBigInt, trimDecimals } from './decimal';
import { ROUNDINGS } from './rounding';

const integer = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const divisor = integer.filter((value) => value !== 0n);

describe('divideRounded', () => {
  it.each([
    { numerator: 5n, HALF_UP: 3n, HALF_EVEN: 2n, DOWN: 2n },
    { numerator: 7n, HALF_UP: 4n, HALF_EVEN: 4n, DOWN: 3n },
    { numerator: -5n, HALF_UP: -3n, HALF_EVEN: -2n, DOWN: -2n },
    { numerator: -7n, HALF_UP: -4n, HALF_EVEN: -4n, DOWN: -3n },
    { numerator: 4n, HALF_UP: 2n, HALF_EVEN: 2n, DOWN: 2n },
  ])('rounds $numerator halves by name', ({ numerator, ...expected }) => {
    for (const rounding of ROUNDINGS) expect(divideRounded(numerator, 2n, rounding)).toBe(expected[rounding]);
  });

  it('is never further from the quotient than half a unit, and a whole one when cut off', () => {
    fc.assert(
      fc.property(integer, divisor, (numerator, denominator) => {
        for (const rounding of ROUNDINGS) {
          const error = numerator - divideRounded(numerator, denominator, rounding) * denominator;
          const size = error < 0n ? -error : error;
          const limit = denominator < 0n ? -denominator : denominator;
          expect(rounding === 'DOWN' ? size < limit : size * 2n <= limit).toBe(true);
        }
      }),
    );
  });

  it('mirrors at zero', () => {
    fc.assert(
      fc.property(integer, divisor, fc.constantFrom(...ROUNDINGS), (numerator, denominator, rounding) => {
        expect(divideRounded(-numerator, denominator, rounding)).toBe(-divideRounded(numerator, denominator, rounding));
      }),
    );
  });
});

describe('decimal text', () => {
  it('keeps the sign of a number between -1 and 0, and gives zero none', () => {
    expect(decimalOfRatio(-1n, 20n, 2, 'HALF_UP')).toBe('-0.05');
    expect(decimalOfRatio(-1n, 1000n, 2, 'HALF_UP')).toBe('0.00');
    expect(decimalOfRatio(-1n, -3n, 3, 'DOWN')).toBe('0.333');
  });

  it('prints no point without decimals', () => {
    expect(decimalOfScaled(-12n, 0)).toBe('-12');
  });

  it('trims zeros behind the point only', () => {
    expect(['100', '100.00', '1.50', '0.00', '-0.10'].map(trimDecimals)).toEqual(['100', '100', '1.5', '0', '-0.1']);
  });

  it('reads back what it prints', () => {
    fc.assert(
      fc.property(integer, fc.integer({ min: 0, max: 8 }), (unscaled, scale) => {
        expect(parseScaled(decimalOfScaled(unscaled, scale), scale)).toBe(unscaled);
        expect(parseScaled(trimDecimals(decimalOfScaled(unscaled, scale)), scale)).toBe(unscaled);
      }),
    );
  });

  it('refuses a number that is already inexact', () => {
    expect(() => toBigInt(2 ** 53)).toThrow(RangeError);
    expect(() => toBigInt(0.5)).toThrow(RangeError);
    expect(toBigInt(-3)).toBe(-3n);
  });
});
