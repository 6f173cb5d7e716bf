import { DomainError } from '@mashang/domain';

export type AccountabilityErrorCode =
  | 'ACCOUNTABILITY_UNKNOWN'
  | 'ACCOUNTABILITY_EXISTS'
  | 'OFFICER_UNKNOWN'
  | 'OFFICER_HAS_LEFT'
  | 'DEPARTMENT_UNKNOWN'
  | 'GRADE_UNKNOWN'
  | 'GRADE_BEYOND_TOWNSHIP'
  | 'LIMITS_UNKNOWN'
  | 'ANOTHER_PERSON_NEEDED'
  | 'CONFLICT_OF_INTEREST'
  | 'STATEMENT_TOO_LATE'
  | 'APPEAL_TOO_LATE'
  | 'TRIGGER_REVOKED'
  | 'TRIGGER_STANDS'
  | 'SOURCE_IS_AN_EVENT'
  | 'NO_APPEAL'
  | 'APPEAL_PENDING'
  | 'NOT_HEARD'
  | 'GROUND_IS_A_CARD';

/** A refusal about accountability; nothing was changed. */
export class AccountabilityError extends DomainError<AccountabilityErrorCode> {}
