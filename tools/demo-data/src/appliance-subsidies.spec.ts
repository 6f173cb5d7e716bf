import { RATE_PERMILLE, SUBSIDY_RULES, subsidisedClaims } from './appliance-subsidies';
import { Random } from './random';

describe('subsidisedClaims', () => {
  const claims = subsidisedClaims(546, 17_500_000, new Random(3));

  it("sums to the report's amount exactly", () => {
    expect(claims).toHaveLength(546);
    expect(claims.reduce((sum, { subsidyFen }) => sum + subsidyFen, 0)).toBe(17_500_000);
  });

  it('obeys the rate, the threshold and the cap in every claim', () => {
    for (const { applianceClass, priceFen, subsidyFen } of claims) {
      const rule = SUBSIDY_RULES.find((candidate) => candidate.applianceClass === applianceClass)!;
      expect(priceFen).toBeLessThanOrEqual(rule.cap * 100);
      const expected = priceFen > rule.fixedAbove * 100 ? rule.fixed * 100 : Math.floor((priceFen * RATE_PERMILLE + 500) / 1000);
      expect(subsidyFen).toBe(expected);
    }
  });
});
