import { daysBetween, parseBusinessDate } from '@mashang/domain';
import type { CorrectAttendanceInput } from '../__generated__/resolver-types';
import { AttendanceError } from './attendance.errors';

export const LONGEST_REASON = 500;
const MOST_DAYS_LATER = 92;

/** Days on which somebody is away, both included. @throws AttendanceError `AWAY_DAYS` */
export function parseAwayDays(from: string, until: string): { readonly from: string; readonly until: string } {
  const length = daysBetween(parseBusinessDate(from), parseBusinessDate(until));
  if (length >= 0 && length <= MOST_DAYS_LATER) return { from, until };
  throw new AttendanceError('AWAY_DAYS', `The last day is ${length} days after the first: give one that is 0 to ${MOST_DAYS_LATER} days later.`);
}

/** Late and early are said of a day present only. @throws AttendanceError `ATTENDANCE_CONTRADICTS_STATUS` */
export function parseCorrection({ status, isLate, hasLeftEarly }: Pick<CorrectAttendanceInput, 'status' | 'isLate' | 'hasLeftEarly'>) {
  if (status === 'PRESENT' || (!isLate && !hasLeftEarly)) return { status, isLate, hasLeftEarly };
  throw new AttendanceError('ATTENDANCE_CONTRADICTS_STATUS', 'Only who was present came late or left early: leave isLate and hasLeftEarly out, or say PRESENT.');
}
