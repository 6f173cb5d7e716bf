import { DomainError } from '@mashang/domain';

export type CaseErrorCode =
  | 'CASE_UNKNOWN'
  | 'SERVICE_ITEM_UNKNOWN'
  | 'CASE_STATE_FORBIDS_STEP'
  | 'OPEN_CASE_EXISTS'
  | 'CERTIFICATE_NUMBER_MISSING'
  | 'CERTIFICATE_NUMBER_UNEXPECTED'
  | 'CERTIFICATE_NUMBER_LENGTH'
  | 'REFUSAL_REASON_LENGTH'
  | 'APPLICANT_NAME_LENGTH'
  | 'APPLICANT_IDENTIFIER_LENGTH'
  | 'DIVISION_OUTSIDE_TOWNSHIP'
  | 'WINDOW_UNKNOWN'
  | 'AGENCY_POINT_UNKNOWN';

/** A refusal about cases; nothing was changed. */
export class CaseError extends DomainError<CaseErrorCode> {}
