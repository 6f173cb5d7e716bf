import type { Money } from '@mashang/domain';
import type { SubmitApplianceClaimInput } from '../__generated__/resolver-types';
import { ApplianceClaimError } from './appliance-claim.errors';
import type { ApplianceClass } from './subsidy-rule.entity';

const LABEL_CARD = /^[A-Z0-9]{6,32}$/;

/** A claim as the service trusts one. */
export interface Claim {
  readonly householdId: string;
  readonly applianceClass: ApplianceClass;
  readonly labelCardNo: string;
  readonly invoicePrice: Money;
  readonly invoicedOn: string;
}

export function parseClaim(input: SubmitApplianceClaimInput, today: string): Claim {
  const labelCardNo = input.labelCardNo.trim().toUpperCase();
  if (!LABEL_CARD.test(labelCardNo)) {
    throw new ApplianceClaimError('LABEL_CARD_MALFORMED', 'A label card number is 6 to 32 letters or digits: copy it from the card.');
  }
  if (input.invoicePrice.fen <= 0n) {
    throw new ApplianceClaimError('INVOICE_PRICE_NOT_POSITIVE', 'The invoice price is above zero: copy it from the invoice.');
  }
  if (input.invoicedOn > today) {
    throw new ApplianceClaimError('INVOICED_IN_THE_FUTURE', `The invoice is dated ${input.invoicedOn}, after today (${today}).`);
  }
  const { household, applianceClass, invoicePrice, invoicedOn } = input;
  return { householdId: household, applianceClass, labelCardNo, invoicePrice, invoicedOn };
}
