import { DomainError } from './domain-error';

/** Text that is no day of the calendar in the form YYYY-MM-DD. */
export const MALFORMED_DATE = 'MALFORMED_DATE';

/**
 * A calendar day in Asia/Shanghai, "YYYY-MM-DD": plain text, so that it compares, sorts and is stored as it is.
 *
 * Asia/Shanghai is taken as UTC+8 throughout. China kept daylight saving time in the summers of 1986–1991; instants
 * of those summers are out of scope, and the hour before their midnight would fall on the day before.
 */
export type BusinessDate = string;

const DAY_MS = 86_400_000;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

function daysSinceEpoch(date: BusinessDate): number {
  return Date.parse(`${parseBusinessDate(date)}T00:00:00Z`) / DAY_MS;
}

function dateOfDay(daysSinceEpochUtc: number): BusinessDate {
  const text = new Date(daysSinceEpochUtc * DAY_MS).toISOString();
  // Years beyond 9999 print with a sign and two more digits, and would no longer compare as text.
  if (!/^\d{4}-/.test(text)) throw new RangeError('A business date lies in the years 0000 to 9999.');
  return text.slice(0, 10);
}

export function isBusinessDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = new Date(`${text}T00:00:00Z`);
  // The engine reads 30 February as 1 or 2 March, so a day exists only if it prints as itself.
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(text);
}

export function parseBusinessDate(text: string): BusinessDate {
  if (!isBusinessDate(text)) {
    throw new DomainError(MALFORMED_DATE, 'Not a date: write a day of the calendar as YYYY-MM-DD, e.g. "2012-07-31".');
  }
  return text;
}

/** The day in Asia/Shanghai on which the instant falls. */
export function businessDateOf(instant: Date): BusinessDate {
  return dateOfDay(Math.floor((instant.getTime() + SHANGHAI_OFFSET_MS) / DAY_MS));
}

/** The instant at which the day begins in Asia/Shanghai. */
export function startOfBusinessDate(date: BusinessDate): Date {
  return new Date(daysSinceEpoch(date) * DAY_MS - SHANGHAI_OFFSET_MS);
}

/** The day `days` calendar days later; earlier when negative. */
export function addDays(date: BusinessDate, days: number): BusinessDate {
  return dateOfDay(daysSinceEpoch(date) + days);
}

/** Calendar days from one date to another; negative when `to` is the earlier. */
export function daysBetween(from: BusinessDate, to: BusinessDate): number {
  return daysSinceEpoch(to) - daysSinceEpoch(from);
}

/** ISO 8601 weekday: 1 Monday … 7 Sunday. */
export function weekdayOf(date: BusinessDate): number {
  return new Date(daysSinceEpoch(date) * DAY_MS).getUTCDay() || 7;
}

export function isWeekend(date: BusinessDate): boolean {
  return weekdayOf(date) >= 6;
}
