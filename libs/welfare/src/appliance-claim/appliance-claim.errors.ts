import { DomainError } from '@mashang/domain';

export type ApplianceClaimErrorCode =
  | 'HOUSEHOLD_UNKNOWN'
  | 'LABEL_CARD_MALFORMED'
  | 'LABEL_CARD_ALREADY_CLAIMED'
  | 'INVOICE_PRICE_NOT_POSITIVE'
  | 'INVOICED_IN_THE_FUTURE'
  | 'NO_RULE_IN_FORCE'
  | 'HOUSEHOLD_NOT_RURAL'
  | 'PRICE_ABOVE_CAP'
  | 'QUOTA_USED_UP';

/** A refusal about the appliance subsidy; nothing was changed. */
export class ApplianceClaimError extends DomainError<ApplianceClaimErrorCode> {}
