import { Money } from '@mashang/domain';
import fc from 'fast-check';
import type { SubsidyTerms } from './appliance-subsidy';
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

const subsidyOf = (terms: SubsidyTerms, fen: bigint): bigint => applianceSubsidy(terms, { ...facts('1.00'), invoicePrice: Money.ofFen(fen) }).fen;

/** The fen nearest to the rate of the price, the higher of two equally near ones; counted out, not divided. */
function isNearest(subsidy: bigint, price: bigint, ratePermille: number): boolean {
  const distance = subsidy * 1000n - price * BigInt(ratePermille);
  return distance > -500n && distance <= 500n;
}

/** Terms of any rate, threshold and cap, whose fixed amount is the rate of the threshold, as in the published tables. */
const anyTerms = fc
  .record({ ratePermille: fc.integer({ min: 0, max: 1000 }), fixedAbove: fc.bigInt({ min: 1n, max: 10_000_000n }), room: fc.bigInt({ min: 0n, max: 10_000_000n }) })
  .map(({ ratePermille, fixedAbove, room }) => {
    const rateOnly = { ratePermille, priceCap: null, fixedAbove: null, fixedAmount: null, quotaPerHousehold: 2 };
    const fixedAmount = Money.ofFen(subsidyOf(rateOnly, fixedAbove));
    return { ...rateOnly, priceCap: Money.ofFen(fixedAbove + room), fixedAbove: Money.ofFen(fixedAbove), fixedAmount };
  });

/** Terms with two prices, each from one fen up to the cap. */
const anyTermsAndPrices = anyTerms.chain((terms) => {
  const price = fc.bigInt({ min: 1n, max: terms.priceCap.fen });
  return fc.record({ terms: fc.constant(terms), one: price, other: price });
});

describe('applianceSubsidy', () => {
  it.each([
    ['1999.00', '259.87'],
    ['3500.00', '455.00'],
    ['3500.01', '455.00'],
    ['7000.00', '455.00'],
    ['0.04', '0.01'],
    ['0.03', '0.00'],
    ['0.50', '0.07'],
  ])('of a television of %s yuan is %s', (price, subsidy) => {
    expect(applianceSubsidy(television, facts(price)).toYuan()).toBe(subsidy);
  });

  it('is the rate alone where the rule has neither cap nor fixed amount', () => {
    const open = { ...television, priceCap: null, fixedAbove: null, fixedAmount: null };
    expect(applianceSubsidy(open, facts('99999.99')).toYuan()).toBe('13000.00');
  });

  it.each([
    ['PRICE_ABOVE_CAP', facts('7000.01')],
    ['HOUSEHOLD_NOT_RURAL', { ...facts('1999.00'), hukouType: 'URBAN' as const }],
    ['QUOTA_USED_UP', { ...facts('1999.00'), earlierClaims: 2 }],
    ['QUOTA_USED_UP', { ...facts('1999.00'), earlierClaims: 3 }],
  ])('is refused with %s', (code, refused) => {
    expect(() => applianceSubsidy(television, refused)).toThrow(expect.objectContaining({ code }));
  });

  it('is given for the last claim of the quota', () => {
    expect(applianceSubsidy(television, { ...facts('1999.00'), earlierClaims: 1 }).toYuan()).toBe('259.87');
  });

  it('is exact to the fen, half up, up to the threshold, and the fixed amount above it', () => {
    fc.assert(
      fc.property(anyTermsAndPrices, ({ terms, one }) => {
        const subsidy = subsidyOf(terms, one);
        expect(one > terms.fixedAbove.fen ? subsidy === terms.fixedAmount.fen : isNearest(subsidy, one, terms.ratePermille)).toBe(true);
      }),
    );
  });

  it('never falls as the price rises, and is never above what a product at the cap gets', () => {
    fc.assert(
      fc.property(anyTermsAndPrices, ({ terms, one, other }) => {
        const [low, high] = one <= other ? [one, other] : [other, one];
        expect(subsidyOf(terms, low) <= subsidyOf(terms, high)).toBe(true);
        expect(subsidyOf(terms, high) <= subsidyOf(terms, terms.priceCap.fen)).toBe(true);
      }),
    );
  });

  it('is refused for every price above the cap', () => {
    fc.assert(
      fc.property(anyTerms, fc.bigInt({ min: 1n, max: 1_000_000n }), (terms, above) => {
        expect(() => subsidyOf(terms, terms.priceCap.fen + above)).toThrow(expect.objectContaining({ code: 'PRICE_ABOVE_CAP' }));
      }),
    );
  });
});
