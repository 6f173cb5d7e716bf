import { divideRounded, Money } from '@mashang/domain';
import type { HukouType } from '../household/household.entity';
import { ApplianceClaimError } from './appliance-claim.errors';

/** What a rule says about one class of product; amounts exact. */
export interface SubsidyTerms {
  readonly ratePermille: number;
  readonly priceCap: Money | null;
  readonly fixedAbove: Money | null;
  readonly fixedAmount: Money | null;
  readonly quotaPerHousehold: number;
}

export interface ClaimFacts {
  readonly invoicePrice: Money;
  readonly hukouType: HukouType;
  /** Claims that the household has made in the class before. */
  readonly earlierClaims: number;
}

const PERMILLE = 1000n;

/**
 * The subsidy of one product (家电下乡, domain page 2.11): the rate of the invoice price, half up to the fen; the fixed amount
 * above its threshold. Throws where the rule gives none: an urban household, a price above the cap, a quota used up.
 */
export function applianceSubsidy(terms: SubsidyTerms, { invoicePrice, hukouType, earlierClaims }: ClaimFacts): Money {
  const { ratePermille, priceCap, fixedAbove, fixedAmount, quotaPerHousehold } = terms;
  if (hukouType !== 'RURAL') {
    throw new ApplianceClaimError('HOUSEHOLD_NOT_RURAL', 'Only rural households are subsidised (农业户口): this household is registered as urban.');
  }
  if (earlierClaims >= quotaPerHousehold) {
    throw new ApplianceClaimError('QUOTA_USED_UP', `A household claims ${quotaPerHousehold} of this class, and this one has.`);
  }
  if (priceCap !== null && invoicePrice.fen > priceCap.fen) {
    throw new ApplianceClaimError('PRICE_ABOVE_CAP', `Products of this class are subsidised up to ${priceCap.toYuan()} yuan.`);
  }
  if (fixedAbove !== null && fixedAmount !== null && invoicePrice.fen > fixedAbove.fen) return fixedAmount;
  return Money.ofFen(divideRounded(invoicePrice.fen * BigInt(ratePermille), PERMILLE, 'HALF_UP'));
}
