import { Money } from '@mashang/domain';
import fc from 'fast-check';
import { applianceSubsidy } from './appliance-subsidy';

const yuan = (text: string) => Money.ofYuan(text);

const television = {
  ratePermille: 130,
  priceCap: yuan('7000.00'),
  fixedAbove: yuan('3500.00'),
  fixedAmount: yuan('455.00'),
  quotaPerHousehold: 2,
};

const facts = (price: string) => ({ invoicePrice: yuan(price), hukouType: 'RURAL' as const, earlierClaims: 0 });

describe('applianceSubsidy', () => {
  it.each([
    ['1999.00', '259.87'],
    ['3500.00', '455.00'],
    ['3500.01', '455.00'],
    ['7000.00', '455.00'],
    ['0.04', '0.01'],
    ['0.03', '0.00'],
  ])('of a television of %s yuan is %s', (price, subsidy) => {
    expect(applianceSubsidy(television, facts(price)).toYuan()).toBe(subsidy);
  });

  it.each([
    ['PRICE_ABOVE_CAP', facts('7000.01')],
    ['HOUSEHOLD_NOT_RURAL', { ...facts('1999.00'), hukouType: 'URBAN' as const }],
    ['QUOTA_USED_UP', { ...facts('1999.00'), earlierClaims: 2 }],
  ])('is refused with %s', (code, refused) => {
    expect(() => applianceSubsidy(television, refused)).toThrow(expect.objectContaining({ code }));
  });

  it('never exceeds the fixed amount, never falls as the price rises, and stays within half a fen of the rate below the threshold', () => {
    const price = fc.bigInt({ min: 1n, max: 700_000n });
    fc.assert(
      fc.property(price, price, (one, other) => {
        const [low, high] = one <= other ? [one, other] : [other, one];
        const of = (fen: bigint) => applianceSubsidy(television, { ...facts('1.00'), invoicePrice: Money.ofFen(fen) }).fen;
        expect(of(low) <= of(high)).toBe(true);
        expect(of(high) <= television.fixedAmount.fen).toBe(true);
        if (low <= television.fixedAbove.fen) {
          const distance = of(low) * 1000n - low * 130n;
          expect(distance <= 500n && distance > -500n).toBe(true);
        }
      }),
    );
  });
});
