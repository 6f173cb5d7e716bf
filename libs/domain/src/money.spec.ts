import fc from 'fast-check';
import { Money } from './money';
import { ROUNDINGS } from './rounding';

const money = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map((fen) => Money.ofFen(fen));

describe('Money', () => {
  it.each([
    ['1234.50', 123450n],
    ['1234.5', 123450n],
    ['0', 0n],
    ['-0.05', -5n],
    ['+7', 700n],
    ['92233720368547758.07', 2n ** 63n - 1n],
    ['-92233720368547758.08', -(2n ** 63n)],
  ])('reads %s yuan exactly', (text, fen) => {
    expect(Money.ofYuan(text).fen).toBe(fen);
  });

  it.each([
    '',
    ' 1',
    '1.234',
    '1e3',
    '1,234.50',
    '.5',
    '5.',
    '--1',
    '１２',
    '0x10',
    '1_000',
    'NaN',
    '1.2.3',
    '5\n',
    '92233720368547758.08',
    '9'.repeat(100_000),
    '0'.repeat(100),
  ])('refuses %j as yuan', (text) => {
    expect(() => Money.ofYuan(text)).toThrow(expect.objectContaining({ code: 'MALFORMED_MONEY' }));
  });

  it('reads 万元 with up to six decimals, which is one fen', () => {
    expect(Money.ofWanYuan('59340').fen).toBe(59_340_000_000n);
    expect(Money.ofWanYuan('12.345678').fen).toBe(12_345_678n);
    expect(() => Money.ofWanYuan('1.2345678')).toThrow(expect.objectContaining({ code: 'MALFORMED_MONEY' }));
  });

  it('prints yuan with two decimals and 万元 without trailing zeros', () => {
    const subsidy = Money.ofYuan('106140');
    expect(subsidy.toYuan()).toBe('106140.00');
    expect(subsidy.toWanYuan()).toBe('10.614');
    expect(JSON.stringify({ subsidy })).toBe('{"subsidy":"106140.00"}');
    expect(Money.ofFen(-5).toYuan()).toBe('-0.05');
  });

  it('loses no digit unless a rounding is named', () => {
    const amount = Money.ofYuan('106150');
    expect(amount.toWanYuan({ decimals: 4 })).toBe('10.6150');
    expect(() => amount.toWanYuan({ decimals: 2 })).toThrow(expect.objectContaining({ code: 'INEXACT_MONEY' }));
    expect(amount.toWanYuan({ decimals: 2, rounding: 'HALF_UP' })).toBe('10.62');
    expect(amount.toWanYuan({ decimals: 2, rounding: 'DOWN' })).toBe('10.61');
    expect(() => Money.ofYuan('0.50').toYuan({ decimals: 0 })).toThrow(
      expect.objectContaining({ code: 'INEXACT_MONEY' }),
    );
    expect(Money.ofYuan('-0.50').toYuan({ decimals: 0, rounding: 'HALF_UP' })).toBe('-1');
  });

  it('takes a percentage to the fen', () => {
    expect(Money.ofYuan('1999.50').multiply(13, 100, 'HALF_UP')).toEqual(Money.ofYuan('259.94'));
    expect(Money.ofYuan('1999.50').multiply(13, 100, 'DOWN')).toEqual(Money.ofYuan('259.93'));
    expect(() => Money.ofYuan('1999.50').multiply(13, 100)).toThrow(expect.objectContaining({ code: 'INEXACT_MONEY' }));
    expect(Money.ofYuan('2000').multiply(13, 100)).toEqual(Money.ofYuan('260'));
  });

  it('refuses a result that cannot be stored', () => {
    const largest = Money.ofFen(2n ** 63n - 1n);
    expect(() => largest.add(Money.ofFen(1))).toThrow(expect.objectContaining({ code: 'MONEY_OUT_OF_RANGE' }));
    expect(() => Money.ofFen(-(2n ** 63n)).negate()).toThrow(expect.objectContaining({ code: 'MONEY_OUT_OF_RANGE' }));
  });

  it('cannot be changed', () => {
    expect(() => Object.assign(Money.ofFen(1), { fen: 2n })).toThrow(TypeError);
  });

  it('reads back what it prints, in both units', () => {
    fc.assert(
      fc.property(money, (amount) => {
        expect(Money.ofYuan(amount.toYuan())).toEqual(amount);
        expect(Money.ofWanYuan(amount.toWanYuan())).toEqual(amount);
      }),
    );
  });

  it('adds in any order and grouping, and subtraction undoes addition', () => {
    fc.assert(
      fc.property(money, money, money, (a, b, c) => {
        expect(a.add(b).equals(b.add(a))).toBe(true);
        expect(
          a
            .add(b)
            .add(c)
            .equals(a.add(b.add(c))),
        ).toBe(true);
        expect(Money.sum([a, b, c]).equals(a.add(b).add(c))).toBe(true);
        expect(a.add(b).subtract(b).equals(a)).toBe(true);
        expect(a.add(a.negate()).equals(Money.ZERO)).toBe(true);
      }),
    );
  });

  it('orders as fen are ordered', () => {
    fc.assert(
      fc.property(money, money, (a, b) => {
        expect(Math.sign(a.compare(b))).toBe(a.fen === b.fen ? 0 : a.fen < b.fen ? -1 : 1);
      }),
    );
  });

  it('rounds a product by less than one fen', () => {
    fc.assert(
      fc.property(
        money,
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom(...ROUNDINGS),
        (amount, n, d, rounding) => {
          const error = amount.multiply(n, d, rounding).fen * BigInt(d) - amount.fen * BigInt(n);
          expect((error < 0n ? -error : error) < BigInt(d)).toBe(true);
        },
      ),
    );
  });

  it('splits into parts that are together the whole, each within one fen of its share', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 20 })
      .filter((all) => all.some((weight) => weight > 0));
    fc.assert(
      fc.property(money, weights, (whole, all) => {
        const parts = whole.split(all);
        expect(Money.sum(parts).equals(whole)).toBe(true);
        const total = BigInt(all.reduce((sum, weight) => sum + weight, 0));
        parts.forEach((part, index) => {
          const error = part.fen * total - whole.fen * BigInt(all[index] ?? 0);
          expect((error < 0n ? -error : error) < total).toBe(true);
        });
      }),
    );
  });

  it('refuses a split without weight', () => {
    expect(() => Money.ofFen(5).split([])).toThrow(RangeError);
    expect(() => Money.ofFen(5).split([2, -1])).toThrow(RangeError);
  });
});
