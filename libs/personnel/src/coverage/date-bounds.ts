import type { BusinessDate, Interval } from '@mashang/domain';
import { addDays, businessDateOf, startOfBusinessDate } from '@mashang/domain';
import { CoverageError } from './coverage.errors';

/** No township keeps posts from before, and nobody plans further: what lies outside is a slip of the pen, not a plan. */
export const FIRST_DAY: BusinessDate = '1990-01-01';
const YEARS_AHEAD = 20;
const LONGEST_INTERVAL_DAYS = 732;

/** The last day that can be said today: twenty years ahead. */
export function lastDayInReach(now: Date): BusinessDate {
  const today = businessDateOf(now);
  return `${Number(today.slice(0, 4)) + YEARS_AHEAD}${today.slice(4)}`;
}

/**
 * Days that somebody gave, from 1990 to twenty years ahead; null for none.
 * @throws CoverageError `DATE_OUT_OF_REACH`
 */
export function assertInReach(now: Date, ...days: readonly (BusinessDate | null)[]): void {
  const last = lastDayInReach(now);
  const outside = days.find((day) => day !== null && (day < FIRST_DAY || day > last));
  if (outside) throw new CoverageError('DATE_OUT_OF_REACH', `${outside} is no day to plan for: give one from ${FIRST_DAY} to ${last}, or none where there is no end.`);
}

/**
 * An interval to ask about: at most two years long, within the days in reach.
 * @throws CoverageError
 */
export function parseInterval({ from, until }: Interval, now: Date): Interval {
  if (from >= until) throw new CoverageError('INTERVAL_ENDS_BEFORE_IT_BEGINS', 'The interval ends before it begins: give a later end.');
  const last = lastDayInReach(now);
  if (from < startOfBusinessDate(FIRST_DAY) || until > startOfBusinessDate(addDays(last, 1))) {
    throw new CoverageError('DATE_OUT_OF_REACH', `The interval is not within the days from ${FIRST_DAY} to ${last}: ask for an earlier or a later time.`);
  }
  if (until > startOfBusinessDate(addDays(businessDateOf(from), LONGEST_INTERVAL_DAYS))) {
    throw new CoverageError('INTERVAL_TOO_LONG', 'The interval is longer than two years: ask for each year by itself.');
  }
  return { from, until };
}
