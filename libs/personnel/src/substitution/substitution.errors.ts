import { DomainError } from '@mashang/domain';

export type SubstitutionErrorCode = 'SUBSTITUTION_UNKNOWN' | 'SUBSTITUTION_NOT_BEGUN';

/** A refusal about a substitution; nothing was changed. */
export class SubstitutionError extends DomainError<SubstitutionErrorCode> {}
