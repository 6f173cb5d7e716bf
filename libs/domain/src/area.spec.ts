import fc from 'fast-check';
import { Area } from './area';

const area = fc.bigInt({ min: 0n, max: 10n ** 15n }).map((exact) => Area.ofTenThousandths(exact));

describe('Area', () => {
  it('keeps four decimals of a mu', () => {
    expect(Area.ofMu('432.8723').tenThousandthsOfMu).toBe(4_328_723n);
    expect(Area.ofMu('12').toMu()).toBe('12.0000');
    expect(JSON.stringify(Area.ofMu('0.5'))).toBe('"0.5000"');
  });

  it.each(['', '1.23456', '-1', '1,000', '1e2', '12亩', '9'.repeat(30)])('refuses %j', (text) => {
    expect(() => Area.ofMu(text)).toThrow(expect.objectContaining({ code: 'MALFORMED_AREA' }));
  });

  it('reads back what it prints, and adds exactly', () => {
    fc.assert(
      fc.property(area, area, (a, b) => {
        expect(Area.ofMu(a.toMu()).equals(a)).toBe(true);
        expect(Area.sum([a, b]).equals(b.add(a))).toBe(true);
        expect(Math.sign(a.add(b).compare(a))).toBe(b.equals(Area.ZERO) ? 0 : 1);
        expect(a.compare(b) === 0).toBe(a.equals(b));
      }),
    );
  });
});
