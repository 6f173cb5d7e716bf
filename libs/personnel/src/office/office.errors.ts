import { DomainError } from '@mashang/domain';

export type OfficeErrorCode =
  | 'TEXT_LENGTH'
  | 'NUMBER_OUT_OF_RANGE'
  | 'STAFF_NUMBER_MISSING'
  | 'DIVISION_UNKNOWN'
  | 'OFFICER_UNKNOWN'
  | 'STUDY_SESSION_UNKNOWN'
  | 'STUDY_CIRCLE'
  | 'STUDY_IN_THE_FUTURE'
  | 'STUDY_MAKE_UP_DAY'
  | 'NOT_IN_STUDY_CIRCLE'
  | 'STUDIED_BEFORE'
  | 'REGULATION_VERSION_UNKNOWN'
  | 'REGULATION_CODE'
  | 'REGULATION_CODE_TAKEN'
  | 'REGULATION_DRAFT_EXISTS'
  | 'REGULATION_NOT_IN_FORCE'
  | 'ACKNOWLEDGED_BEFORE'
  | 'EFFECTIVE_DAY'
  | 'ASSIGNMENT_UNKNOWN'
  | 'ASSIGNMENT_DAY'
  | 'PAIRED_BEFORE'
  | 'NOT_PAIRED'
  | 'VISIT_IN_THE_FUTURE'
  | 'VILLAGE_ISSUE_UNKNOWN'
  | 'ISSUE_DUE_DAY';

/** A refusal about what the office regulations regulate (机关管理制度); nothing was changed. */
export class OfficeError extends DomainError<OfficeErrorCode> {}
