import type { Interval, WorkingTime } from '@mashang/domain';
import { addDays, businessDateOf, startOfBusinessDate } from '@mashang/domain';
import { LeaveError } from './leave.errors';

const LONGEST_LEAVE_DAYS = 366;
const FURTHEST_DAYS_AHEAD = 731;

/**
 * From when to when somebody may ask to be away: forwards, from today on, within two years, for some working time and at most a year.
 * @throws LeaveError
 */
export function parseLeaveInterval(time: WorkingTime, { from, until }: Interval, now: Date): Interval {
  if (from >= until) throw new LeaveError('LEAVE_ENDS_BEFORE_IT_BEGINS', 'The leave ends before it begins: give a later end.');
  if (from < startOfBusinessDate(businessDateOf(now))) throw new LeaveError('LEAVE_BEGINS_IN_THE_PAST', 'The leave begins before today: ask for leave from today on.');
  const furthest = addDays(businessDateOf(now), FURTHEST_DAYS_AHEAD);
  if (until > startOfBusinessDate(addDays(furthest, 1))) throw new LeaveError('LEAVE_TOO_FAR_AHEAD', `The leave ends after ${furthest}: ask for leave within two years.`);
  if (until > startOfBusinessDate(addDays(businessDateOf(from), LONGEST_LEAVE_DAYS))) throw new LeaveError('LEAVE_TOO_LONG', 'The leave is longer than a year: ask for each year by itself.');
  if (time.between(from, until) === 0) throw new LeaveError('LEAVE_OUTSIDE_WORKING_TIME', 'The office is closed all that time: no leave is needed.');
  return { from, until };
}
