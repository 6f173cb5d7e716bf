import { daysBetween, parseBusinessDate } from '@mashang/domain';
import type { CorrectAttendanceInput } from '../__generated__/resolver-types';
import { AttendanceError } from './attendance.errors';

const LONGEST_REASON = 500;
const MOST_DAYS_LATER = 92;

/** Why something was changed, trimmed. @throws AttendanceError `REASON_LENGTH` */
export function parseReason(text: string): string {
  const reason = text.trim();
  if (reason.length >= 1 && reason.length <= LONGEST_REASON) return reason;
  throw new AttendanceError('REASON_LENGTH', `The reason has ${reason.length} characters: write 1 to ${LONGEST_REASON}.`);
}

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
