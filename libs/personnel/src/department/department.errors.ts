import { DomainError } from '@mashang/domain';

export type DepartmentErrorCode =
  | 'HEAD_TERM_IN_THE_PAST'
  | 'LATER_HEAD_TERM_EXISTS'
  | 'DEPARTMENT_CODE'
  | 'DEPARTMENT_CODE_TAKEN'
  | 'TOWNSHIP_UNKNOWN'
  | 'NAME_BEFORE_THE_LAST'
  | 'NAME_UNCHANGED';

/** A refusal about departments; nothing was changed. */
export class DepartmentError extends DomainError<DepartmentErrorCode> {}
