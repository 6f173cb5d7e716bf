import { DomainError } from '@mashang/domain';

export type LeaveErrorCode =
  | 'LEAVE_UNKNOWN'
  | 'LEAVE_NEEDS_AN_OFFICER'
  | 'LEAVE_ENDS_BEFORE_IT_BEGINS'
  | 'LEAVE_OUTSIDE_WORKING_TIME'
  | 'LEAVE_BEGINS_IN_THE_PAST'
  | 'LEAVE_TOO_LONG'
  | 'LEAVE_TOO_FAR_AHEAD'
  | 'LEAVE_OVERLAPS'
  | 'LEAVE_HAS_BEGUN'
  | 'RETURN_OUTSIDE_LEAVE'
  | 'DECISION_NEEDS_ANOTHER_PERSON';

/** A refusal about leave; nothing was changed. */
export class LeaveError extends DomainError<LeaveErrorCode> {}
