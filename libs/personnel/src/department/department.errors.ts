import { DomainError } from '@mashang/domain';

export type DepartmentErrorCode = 'HEAD_TERM_IN_THE_PAST' | 'LATER_HEAD_TERM_EXISTS';

/** A refusal about departments; nothing was changed. */
export class DepartmentError extends DomainError<DepartmentErrorCode> {}
