import { DomainError } from '@mashang/domain';

export type EmploymentErrorCode = 'TRANSFER_IN_THE_PAST' | 'LATER_EMPLOYMENT_EXISTS' | 'TRANSFER_TO_SAME_PLACE' | 'STAFF_NUMBER' | 'STAFF_NUMBER_TAKEN' | 'EMPLOYMENT_PLACE';

/** A refusal about where an officer serves; nothing was changed. */
export class EmploymentError extends DomainError<EmploymentErrorCode> {}
