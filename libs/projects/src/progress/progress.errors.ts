import { DomainError } from '@mashang/domain';

export type ProgressErrorCode =
  | 'PROJECT_UNKNOWN'
  | 'MONTH_ALREADY_REPORTED'
  | 'YEAR_HAS_NO_PLAN'
  | 'MONTH_NOT_BEGUN'
  | 'INVESTMENT_NEGATIVE'
  | 'IMAGE_PROGRESS_LENGTH';

/** A refusal about monthly progress; nothing was changed. */
export class ProgressError extends DomainError<ProgressErrorCode> {}
