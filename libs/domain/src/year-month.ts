import type { BusinessDate } from './business-date';
import { addDays } from './business-date';
import { DomainError } from './domain-error';

/** Text that is no month in the form YYYY-MM. */
export const MALFORMED_YEAR_MONTH = 'MALFORMED_YEAR_MONTH';

/** A calendar month, "YYYY-MM": plain text, so that it compares, sorts and is stored as it is. */
export type YearMonth = string;

function of(year: number, month: number): YearMonth {
  return parse(`${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`);
}

function isValid(text: string): boolean {
  return /^(?:19|2\d)\d{2}-(?:0[1-9]|1[0-2])$/.test(text);
}

function parse(text: string): YearMonth {
  if (!isValid(text)) {
    throw new DomainError(
      MALFORMED_YEAR_MONTH,
      'Not a month: write YYYY-MM, years 1900 to 2999 and months 01 to 12, e.g. "2012-07".',
    );
  }
  return text;
}

/** The month `months` later; earlier when negative. */
function add(yearMonth: YearMonth, months: number): YearMonth {
  const ordinal = yearOf(yearMonth) * 12 + monthOf(yearMonth) - 1 + months;
  const year = Math.floor(ordinal / 12);
  return of(year, ordinal - year * 12 + 1);
}

function yearOf(yearMonth: YearMonth): number {
  return Number(parse(yearMonth).slice(0, 4));
}

/** 1 January … 12 December. */
function monthOf(yearMonth: YearMonth): number {
  return Number(parse(yearMonth).slice(5));
}

function firstDay(yearMonth: YearMonth): BusinessDate {
  return `${parse(yearMonth)}-01`;
}

function lastDay(yearMonth: YearMonth): BusinessDate {
  // 31 days after its first day is always in the next month, also after 2999-12, which has no next YearMonth.
  const inNextMonth = addDays(firstDay(yearMonth), 31);
  return addDays(inNextMonth, -Number(inNextMonth.slice(8)));
}

/** Negative, zero or positive, as `Array.prototype.sort` wants it. */
function compare(one: YearMonth, other: YearMonth): number {
  return one < other ? -1 : Number(one > other);
}

export const YearMonth = {
  of,
  parse,
  isValid,
  add,
  next: (yearMonth: YearMonth): YearMonth => add(yearMonth, 1),
  previous: (yearMonth: YearMonth): YearMonth => add(yearMonth, -1),
  compare,
  yearOf,
  monthOf,
  firstDay,
  lastDay,
  /** The month in which the day lies. */
  ofDate: (date: BusinessDate): YearMonth => parse(date.slice(0, 7)),
} as const;

/** Every month from `first` to `last`, both included; none when `last` is the earlier. */
export function yearMonthsBetween(first: YearMonth, last: YearMonth): readonly YearMonth[] {
  const ordinalOf = (yearMonth: YearMonth): number => yearOf(yearMonth) * 12 + monthOf(yearMonth);
  const length = Math.max(0, ordinalOf(last) - ordinalOf(first) + 1);
  return Array.from({ length }, (_, index) => add(first, index));
}
