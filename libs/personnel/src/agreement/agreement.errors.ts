import { DomainError } from '@mashang/domain';

export type AgreementErrorCode =
  | 'AGREEMENT_UNKNOWN'
  | 'AGREEMENT_ALREADY_SIGNED'
  | 'AGREEMENT_CHANGED_MEANWHILE'
  | 'SIGNED_IN_THE_FUTURE'
  | 'SIGNED_OUTSIDE_ITS_YEAR';

/** A refusal about responsibility agreements; nothing was changed. */
export class AgreementError extends DomainError<AgreementErrorCode> {}
