import { exactSum } from './exact-sum';
import type { Random } from './random';

/** The classes whose caps the domain page could read; amounts in yuan. The others stay without a rule. */
export const SUBSIDY_RULES = [
  { applianceClass: 'TELEVISION', cap: 7000, fixedAbove: 3500, fixed: 455, share: 45, cheapest: 1500 },
  { applianceClass: 'REFRIGERATOR', cap: 4000, fixedAbove: 2500, fixed: 325, share: 35, cheapest: 1400 },
  { applianceClass: 'WASHING_MACHINE', cap: 3500, fixedAbove: 2000, fixed: 260, share: 12, cheapest: 900 },
  { applianceClass: 'MOBILE_PHONE', cap: 2000, fixedAbove: 1000, fixed: 130, share: 8, cheapest: 500 },
] as const;

export const RATE_PERMILLE = 130;

export interface DemoClaim {
  readonly applianceClass: (typeof SUBSIDY_RULES)[number]['applianceClass'];
  readonly priceFen: number;
  readonly subsidyFen: number;
}

/** 13 % of a price in fen, half up to the fen. */
function subsidyOf(priceFen: number): number {
  return Math.floor((priceFen * RATE_PERMILLE + 500) / 1000);
}

/** Claims whose subsidies sum to the total exactly and of which every one obeys its rule. Amounts in fen. */
export function subsidisedClaims(count: number, totalFen: number, random: Random): DemoClaim[] {
  const rules = Array.from({ length: count }, () => {
    const lot = random.whole(1, 100);
    let reached = 0;
    return SUBSIDY_RULES.find(({ share }) => (reached += share) >= lot) ?? SUBSIDY_RULES[0];
  });
  const bounds = rules.map(({ cheapest, fixed }) => ({ least: subsidyOf(cheapest * 100), most: fixed * 100 }));
  return exactSum(totalFen, bounds, random).map((subsidyFen, index) => {
    const { applianceClass, fixedAbove, fixed, cap } = rules[index] ?? SUBSIDY_RULES[0];
    const priceFen = subsidyFen === fixed * 100 ? random.whole(fixedAbove + 1, cap) * 100 : Math.ceil((subsidyFen * 1000 - 500) / RATE_PERMILLE);
    return { applianceClass, priceFen, subsidyFen };
  });
}
