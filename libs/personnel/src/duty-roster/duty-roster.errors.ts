import { DomainError } from '@mashang/domain';

export type DutyRosterErrorCode =
  | 'ROSTER_UNKNOWN'
  | 'ROSTER_PUBLISHED'
  | 'ROSTER_MONTH_PAST'
  | 'ROSTER_BEGUN'
  | 'ROSTER_OFFICERS'
  | 'ROSTER_DRAFTED_MEANWHILE'
  | 'ROSTER_UNCOVERED'
  | 'INTERVAL_ENDS_BEFORE_IT_BEGINS'
  | 'INTERVAL_TOO_LONG'
  | 'PLACE_OF_ANOTHER_DIVISION'
  | 'OFFICER_UNKNOWN'
  | 'OFFICER_OF_ANOTHER_DIVISION'
  | 'OFFICER_HAS_LEFT'
  | 'OFFICER_NOT_FREE'
  | 'SHIFT_UNKNOWN'
  | 'STATE_FORBIDS_STEP'
  | 'SHIFT_IN_THE_PAST'
  | 'SHIFT_IN_THE_FUTURE'
  | 'SHIFT_IN_OPEN_SWAP'
  | 'SHIFT_NOT_ON_A_WORKING_DAY'
  | 'SHIFT_OF_ANOTHER_MONTH'
  | 'CHECK_IN_OUTSIDE_OFFICE_HOURS'
  | 'SHIFT_SWAP_UNKNOWN'
  | 'SWAP_WITH_ONESELF'
  | 'SWAP_OF_ANOTHER_PLACE';

/** A refusal about duty rosters, shifts and swaps; nothing was changed. */
export class DutyRosterError extends DomainError<DutyRosterErrorCode> {}
