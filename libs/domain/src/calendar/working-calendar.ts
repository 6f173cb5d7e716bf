import type { BusinessDate } from '../business-date';
import { addDays, isWeekend, parseBusinessDate } from '../business-date';
import { DomainError } from '../domain-error';
import { chineseDaysHolidays } from './chinese-days-holidays';
import type { ArrangedDay, BilingualText, HolidaySource, LocalDay } from './holiday-source';
import { STATUTORY_SOURCE, statutoryHolidays } from './statutory-holidays';

/** A number of working days that no time limit can have. */
export const WORKING_DAYS_OUT_OF_RANGE = 'WORKING_DAYS_OUT_OF_RANGE';
/** Two local days for one date, so that the calendar would have to guess. */
export const CONFLICTING_LOCAL_DAYS = 'CONFLICTING_LOCAL_DAYS';

export const DAY_KINDS = [
  'WORKDAY',
  'WEEKEND',
  'PUBLIC_HOLIDAY',
  'SHIFTED_REST',
  'MAKEUP_WORKDAY',
  'LOCAL_DAY_OFF',
  'LOCAL_MAKEUP_WORKDAY',
] as const;

export type DayKind = (typeof DAY_KINDS)[number];

const WORKING_KINDS: ReadonlySet<DayKind> = new Set(['WORKDAY', 'MAKEUP_WORKDAY', 'LOCAL_MAKEUP_WORKDAY']);

const WEEK_SOURCE = 'Five-day working week (国务院关于职工工作时间的规定)';
const MAX_WORKING_DAYS = 5_000;
// A notice also moves days in the week before its year: 2011-12-31 was a working day by the notice for 2012.
const NEXT_NOTICE_REACHES_BACK_TO = '12-25';

/** What one day is, and who says so. */
export interface CalendarDay {
  readonly date: BusinessDate;
  readonly kind: DayKind;
  readonly reason: BilingualText;
  readonly source: string;
  /** The notice that decides about this day is not published, so the day may change. */
  readonly provisional: boolean;
}

export interface Deadline {
  /** The last day on which the work is still in time. */
  readonly dueOn: BusinessDate;
  /** A day on the way is provisional: compute again when the notice is published. */
  readonly provisional: boolean;
}

/** One day that a deadline passed over. */
export interface ExaminedDay extends CalendarDay {
  readonly counted: boolean;
  /** Working days counted so far, this day included. */
  readonly count: number;
}

/** A deadline with every calendar day from the day after acceptance to the day it is due. */
export interface DeadlineExplanation extends Deadline {
  readonly acceptedOn: BusinessDate;
  readonly workingDays: number;
  readonly days: readonly ExaminedDay[];
}

export interface WorkingCalendarData {
  /** Default: the notices that chinese-days holds. */
  readonly holidays?: HolidaySource;
  /** The township's own days; they outrank the notices. */
  readonly localDays?: readonly LocalDay[];
}

function yearOf(date: BusinessDate): number {
  return Number(date.slice(0, 4));
}

/** How many of the ascending dates are not after `date`. */
function countUpTo(ascending: readonly BusinessDate[], date: BusinessDate): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const candidate = ascending[middle];
    if (candidate !== undefined && candidate <= date) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Which days are worked, and when a time limit in working days ends. Working days are the State Council's decision,
 * year by year, and not a rule: weekends are worked and weekdays are off. The day of acceptance never counts.
 */
export class WorkingCalendar {
  readonly #holidays: HolidaySource;
  readonly #localDays: ReadonlyMap<BusinessDate, LocalDay>;
  readonly #publishedYears: ReadonlySet<number>;
  readonly #statutoryByYear = new Map<number, ReadonlyMap<BusinessDate, BilingualText>>();
  readonly #workingDaysByYear = new Map<number, readonly BusinessDate[]>();

  constructor({ holidays = chineseDaysHolidays, localDays = [] }: WorkingCalendarData = {}) {
    this.#holidays = holidays;
    this.#localDays = new Map(localDays.map((day) => [parseBusinessDate(day.date), day]));
    if (this.#localDays.size < localDays.length) {
      throw new DomainError(CONFLICTING_LOCAL_DAYS, 'Two local days have the same date: keep one of them.');
    }
    this.#publishedYears = new Set(
      [...holidays.days]
        // The notice of one year can also hold the last days of December before it, which publish nothing of that year.
        .filter(([date, { kind }]) => kind !== 'MAKEUP_WORKDAY' && date.slice(5, 7) !== '12')
        .map(([date]) => yearOf(date)),
    );
  }

  /** Whether the notice for the year is in the data; the days of other years are provisional. */
  isPublished(year: number): boolean {
    return this.#publishedYears.has(year);
  }

  kindOf(date: BusinessDate): DayKind {
    return this.dayOf(date).kind;
  }

  isWorkingDay(date: BusinessDate): boolean {
    return WORKING_KINDS.has(this.kindOf(date));
  }

  /** What the day is: the township's own word first, then the notice, then the statute, then the week. */
  dayOf(date: BusinessDate): CalendarDay {
    const provisional = this.#isProvisional(parseBusinessDate(date));
    const local = this.#localDays.get(date);
    if (local !== undefined) {
      const reason = { en: `Arranged by the township: ${local.reason}`, zh: `本地安排：${local.reason}` };
      return { date, kind: local.kind, reason, source: local.source, provisional };
    }
    const arranged = this.#holidays.days.get(date);
    if (arranged !== undefined) {
      return { date, kind: arranged.kind, reason: arrangedReason(arranged), source: this.#holidays.name, provisional };
    }
    const statutory = this.isPublished(yearOf(date)) ? undefined : this.#statutoryHolidays(yearOf(date)).get(date);
    if (statutory !== undefined) {
      return { date, kind: 'PUBLIC_HOLIDAY', reason: statutory, source: STATUTORY_SOURCE, provisional };
    }
    return isWeekend(date)
      ? { date, kind: 'WEEKEND', reason: { en: 'Weekend', zh: '周末' }, source: WEEK_SOURCE, provisional }
      : { date, kind: 'WORKDAY', reason: { en: 'Working day', zh: '工作日' }, source: WEEK_SOURCE, provisional };
  }

  /**
   * The n-th working day after `acceptedOn`, which itself does not count. Zero working days are due on the day of
   * acceptance (即办件), whatever day that is.
   */
  addWorkingDays(acceptedOn: BusinessDate, workingDays: number): Deadline {
    parseBusinessDate(acceptedOn);
    if (!Number.isInteger(workingDays) || workingDays < 0 || workingDays > MAX_WORKING_DAYS) {
      throw new DomainError(
        WORKING_DAYS_OUT_OF_RANGE,
        `Give a whole number of working days from 0 to ${MAX_WORKING_DAYS}.`,
      );
    }
    if (workingDays === 0) return { dueOn: acceptedOn, provisional: false };
    let year = yearOf(acceptedOn);
    let position = countUpTo(this.#workingDaysOf(year), acceptedOn) + workingDays - 1;
    for (;;) {
      const inYear = this.#workingDaysOf(year);
      const dueOn = inYear[position];
      if (dueOn !== undefined) return { dueOn, provisional: this.#isProvisionalBetween(acceptedOn, dueOn) };
      position -= inYear.length;
      year += 1;
    }
  }

  /**
   * Working days after `after` up to and including `until`; negative when `until` is the earlier, so that
   * `workingDaysBetween(today, dueOn)` is what remains of a time limit, or by how much it is overdue.
   */
  workingDaysBetween(after: BusinessDate, until: BusinessDate): number {
    // Subtracted, because the negative of no days at all would be -0.
    if (parseBusinessDate(until) < parseBusinessDate(after)) return 0 - this.workingDaysBetween(until, after);
    let count =
      countUpTo(this.#workingDaysOf(yearOf(until)), until) - countUpTo(this.#workingDaysOf(yearOf(after)), after);
    for (let year = yearOf(after); year < yearOf(until); year += 1) count += this.#workingDaysOf(year).length;
    return count;
  }

  /** The deadline of `addWorkingDays` with every day on the way: what it is, whether it counts, why, who says so. */
  explain(acceptedOn: BusinessDate, workingDays: number): DeadlineExplanation {
    const deadline = this.addWorkingDays(acceptedOn, workingDays);
    const days: ExaminedDay[] = [];
    let count = 0;
    for (let date = acceptedOn; date < deadline.dueOn;) {
      date = addDays(date, 1);
      const day = this.dayOf(date);
      const counted = WORKING_KINDS.has(day.kind);
      if (counted) count += 1;
      days.push({ ...day, counted, count });
    }
    return { ...deadline, acceptedOn, workingDays, days };
  }

  #isProvisional(date: BusinessDate): boolean {
    const year = yearOf(date);
    return !this.isPublished(year) || (date.slice(5) >= NEXT_NOTICE_REACHES_BACK_TO && !this.isPublished(year + 1));
  }

  /** Whether any day after `after` up to and including `until` is provisional. */
  #isProvisionalBetween(after: BusinessDate, until: BusinessDate): boolean {
    for (let year = yearOf(after) + (after.endsWith('-12-31') ? 1 : 0); year <= yearOf(until); year += 1) {
      // Within a year days only ever turn from settled to provisional, so the last one on the way speaks for all.
      if (this.#isProvisional(year === yearOf(until) ? until : `${String(year).padStart(4, '0')}-12-31`)) return true;
    }
    return false;
  }

  #statutoryHolidays(year: number): ReadonlyMap<BusinessDate, BilingualText> {
    const known = this.#statutoryByYear.get(year);
    if (known !== undefined) return known;
    const holidays = statutoryHolidays(year);
    this.#statutoryByYear.set(year, holidays);
    return holidays;
  }

  /** The year's working days, ascending: found once, so that a statement over a million cases stays cheap. */
  #workingDaysOf(year: number): readonly BusinessDate[] {
    const known = this.#workingDaysByYear.get(year);
    if (known !== undefined) return known;
    const yyyy = String(year).padStart(4, '0');
    const workingDays: BusinessDate[] = [];
    for (let date = `${yyyy}-01-01`; ; date = addDays(date, 1)) {
      if (this.isWorkingDay(date)) workingDays.push(date);
      if (date === `${yyyy}-12-31`) break;
    }
    this.#workingDaysByYear.set(year, workingDays);
    return workingDays;
  }
}

function arrangedReason({ kind, name: { en, zh } }: ArrangedDay): BilingualText {
  switch (kind) {
    case 'PUBLIC_HOLIDAY':
      return { en, zh };
    case 'SHIFTED_REST':
      return { en: `${en}, rest day shifted here`, zh: `${zh}调休` };
    case 'MAKEUP_WORKDAY':
      return { en: `Make-up working day for ${en}`, zh: `${zh}补班` };
  }
}
