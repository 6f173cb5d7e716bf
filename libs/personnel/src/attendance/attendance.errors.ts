import { DomainError } from '@mashang/domain';

export type AttendanceErrorCode =
  | 'OFFICER_UNKNOWN'
  | 'ON_APPROVED_LEAVE'
  | 'NOT_A_WORKING_DAY'
  | 'CHECK_IN_OUTSIDE_OFFICE_HOURS'
  | 'ATTENDANCE_RECORDED_BEFORE'
  | 'ATTENDANCE_UNKNOWN'
  | 'ATTENDANCE_IN_THE_FUTURE'
  | 'ATTENDANCE_CONTRADICTS_STATUS'
  | 'NOT_CHECKED_IN'
  | 'CHECKED_OUT_BEFORE'
  | 'AWAY_DAYS'
  | 'STALE_VERSION'
  | 'CORRECTION_NEEDS_ANOTHER_PERSON';

/** A refusal about attendance; nothing was changed. */
export class AttendanceError extends DomainError<AttendanceErrorCode> {}
