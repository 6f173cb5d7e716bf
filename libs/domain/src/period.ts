import type { BusinessDate } from './business-date';
import { addDays, startOfBusinessDate } from './business-date';
import { DomainError } from './domain-error';
import { YearMonth, yearMonthsBetween } from './year-month';

/** Text that is no reporting period. */
export const MALFORMED_PERIOD = 'MALFORMED_PERIOD';

export const PERIOD_KINDS = ['YEAR', 'HALF_YEAR', 'MONTH', 'YEAR_TO_DATE'] as const;

export type PeriodKind = (typeof PERIOD_KINDS)[number];

const FORMS = /^(?<year>(?:19|2\d)\d{2})(?:-H(?<half>[12])|-YTD-(?<upTo>0[1-9]|1[0-2])|-(?<month>0[1-9]|1[0-2]))?$/;

/**
 * A reporting period (统计期间) of whole months of one year: "2012" a year, "2012-H1" a half-year, "2012-07" a month,
 * "2012-YTD-07" January to July; years 1900 to 2999. Days are business dates; as instants it is the half-open
 * interval [startsAt, endsAt).
 */
export class Period {
  /** Every month of the period, in order. */
  readonly months: readonly YearMonth[];
  readonly firstMonth: YearMonth;
  readonly lastMonth: YearMonth;
  readonly firstDay: BusinessDate;
  readonly lastDay: BusinessDate;
  /** The instant at which the first day begins in Asia/Shanghai. */
  readonly startsAt: Date;
  /** The instant at which the day after the last one begins; no longer part of the period. */
  readonly endsAt: Date;

  private constructor(
    readonly kind: PeriodKind,
    readonly year: number,
    first: number,
    last: number,
  ) {
    this.firstMonth = YearMonth.of(year, first);
    this.lastMonth = YearMonth.of(year, last);
    this.months = yearMonthsBetween(this.firstMonth, this.lastMonth);
    this.firstDay = YearMonth.firstDay(this.firstMonth);
    this.lastDay = YearMonth.lastDay(this.lastMonth);
    this.startsAt = startOfBusinessDate(this.firstDay);
    this.endsAt = startOfBusinessDate(addDays(this.lastDay, 1));
  }

  static parse(text: string): Period {
    const form = FORMS.exec(text)?.groups;
    if (form === undefined) {
      throw new DomainError(
        MALFORMED_PERIOD,
        'Not a period: write "2012" (year), "2012-H1" (half-year), "2012-07" (month), or "2012-YTD-07" (to July).',
      );
    }
    const year = Number(form['year']);
    if (form['half'] === '1') return new Period('HALF_YEAR', year, 1, 6);
    if (form['half'] === '2') return new Period('HALF_YEAR', year, 7, 12);
    if (form['upTo'] !== undefined) return new Period('YEAR_TO_DATE', year, 1, Number(form['upTo']));
    if (form['month'] !== undefined) return new Period('MONTH', year, Number(form['month']), Number(form['month']));
    return new Period('YEAR', year, 1, 12);
  }

  static year(year: number): Period {
    return Period.parse(String(year));
  }

  static halfYear(year: number, half: 1 | 2): Period {
    return Period.parse(`${year}-H${half}`);
  }

  static month(yearMonth: YearMonth): Period {
    return Period.parse(YearMonth.parse(yearMonth));
  }

  /** January to the given month, both included. */
  static yearToDate(upTo: YearMonth): Period {
    return Period.parse(YearMonth.parse(upTo).replace('-', '-YTD-'));
  }

  contains(date: BusinessDate): boolean {
    return this.firstDay <= date && date <= this.lastDay;
  }

  /**
   * The period of the same kind before this one, which never overlaps it: the month before, the half-year before, the
   * year before; for a year to date, the same months of the year before (同期).
   */
  previous(): Period {
    switch (this.kind) {
      case 'YEAR':
        return Period.year(this.year - 1);
      case 'HALF_YEAR':
        return this.#isFirstHalf() ? Period.halfYear(this.year - 1, 2) : Period.halfYear(this.year, 1);
      case 'MONTH':
        return Period.month(YearMonth.previous(this.firstMonth));
      case 'YEAR_TO_DATE':
        return Period.yearToDate(YearMonth.add(this.lastMonth, -12));
    }
  }

  equals(other: Period): boolean {
    return this.toString() === other.toString();
  }

  /** The form that `parse` reads. */
  toString(): string {
    switch (this.kind) {
      case 'YEAR':
        return String(this.year);
      case 'HALF_YEAR':
        return `${this.year}-H${this.#isFirstHalf() ? 1 : 2}`;
      case 'MONTH':
        return this.firstMonth;
      case 'YEAR_TO_DATE':
        return this.lastMonth.replace('-', '-YTD-');
    }
  }

  toJSON(): string {
    return this.toString();
  }

  #isFirstHalf(): boolean {
    return this.firstMonth.endsWith('-01');
  }
}
