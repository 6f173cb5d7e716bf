import type { BusinessDate } from '../business-date';
import { addDays, businessDateOf, startOfBusinessDate } from '../business-date';
import type { DaySession, OfficeHours } from './office-hours';
import { sessionsByDayOfYear, USUAL_OFFICE_HOURS } from './office-hours';
import type { WorkingCalendar } from './working-calendar';

/** From an instant up to another, which itself does not belong to it. */
export interface Interval {
  readonly from: Date;
  readonly until: Date;
}

/** The part of an interval that lies in another; null when they do not meet. */
export function intersection(a: Interval, b: Interval): Interval | null {
  const from = a.from > b.from ? a.from : b.from;
  const until = a.until < b.until ? a.until : b.until;
  return from < until ? { from, until } : null;
}

/** The same instants in as few intervals as possible, ascending: order, overlap and splitting no longer show. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const ascending = intervals.filter(({ from, until }) => from < until).sort((a, b) => a.from.getTime() - b.from.getTime());
  const merged: Interval[] = [];
  for (const next of ascending) {
    const last = merged.at(-1);
    if (last === undefined || last.until < next.from) merged.push(next);
    else if (last.until < next.until) merged[merged.length - 1] = { from: last.from, until: next.until };
  }
  return merged;
}

/** What of the intervals lies in none of the others; ascending. */
export function difference(intervals: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  const taken = union(others);
  return union(intervals).flatMap((whole) => {
    const left: Interval[] = [];
    let { from } = whole;
    for (const next of taken) {
      if (next.until <= from) continue;
      if (next.from >= whole.until) break;
      if (from < next.from) left.push({ from, until: next.from });
      from = next.until;
    }
    return from < whole.until ? [...left, { from, until: whole.until }] : left;
  });
}

/** The instants that both have in common; ascending. */
export function overlap(intervals: readonly Interval[], others: readonly Interval[]): readonly Interval[] {
  const taken = union(others);
  return union(intervals).flatMap((whole) => taken.flatMap((next) => intersection(whole, next) ?? []));
}

/** The office's own time: working days of the calendar, and of those the hours in which the centre is open. */
export class WorkingTime {
  readonly #sessionsOf: (monthDay: string) => readonly DaySession[];

  constructor(
    readonly calendar: WorkingCalendar,
    /** Default: the usual hours of a service centre. */
    readonly hours: OfficeHours = USUAL_OFFICE_HOURS,
  ) {
    this.#sessionsOf = sessionsByDayOfYear(hours);
  }

  /** When the centre is open on the day, ascending; nothing on a day that is not worked. */
  sessionsOn(date: BusinessDate): readonly Interval[] {
    if (!this.calendar.isWorkingDay(date)) return [];
    const midnight = startOfBusinessDate(date).getTime();
    return this.#sessionsOf(date.slice(5)).map(({ opens, closes }) => ({ from: new Date(midnight + opens), until: new Date(midnight + closes) }));
  }

  /** The office hours that lie in the interval, cut to it; ascending. */
  sessionsWithin(interval: Interval): readonly Interval[] {
    const sessions: Interval[] = [];
    const last = businessDateOf(interval.until);
    for (let date = businessDateOf(interval.from); date <= last; date = addDays(date, 1)) {
      for (const session of this.sessionsOn(date)) {
        const met = intersection(session, interval);
        if (met) sessions.push(met);
      }
    }
    return sessions;
  }

  /** The end of the day's last office hour; of the day itself when it is not worked. */
  closingOf(date: BusinessDate): Date {
    return this.sessionsOn(date).at(-1)?.until ?? startOfBusinessDate(addDays(date, 1));
  }

  /** Working time between two instants, in milliseconds; 0 when `until` is not the later. */
  between(from: Date, until: Date): number {
    if (until <= from) return 0;
    let total = 0;
    const last = businessDateOf(until);
    for (let date = businessDateOf(from); date <= last; date = addDays(date, 1)) {
      for (const session of this.sessionsOn(date)) {
        const met = intersection(session, { from, until });
        if (met) total += met.until.getTime() - met.from.getTime();
      }
    }
    return total;
  }

  /**
   * The earliest instant at which `days` whole working days have passed since `from`: from before the opening to the closing of the
   * last one, from within a day to the same part of the office hours of the last one, which may be longer or shorter.
   */
  laterByDays(from: Date, days: number): Date {
    const date = businessDateOf(from);
    const midnight = startOfBusinessDate(date);
    const whole = this.#lengthOf(date);
    const passed = this.between(midnight, from);
    const last = this.calendar.addWorkingDays(date, whole > 0 && passed === 0 ? days - 1 : days).dueOn;
    if (whole === 0 || passed === 0 || passed === whole) return this.closingOf(last);
    return this.later(startOfBusinessDate(last), Math.round((this.#lengthOf(last) * passed) / whole));
  }

  #lengthOf(date: BusinessDate): number {
    return this.sessionsOn(date).reduce((sum, { from, until }) => sum + until.getTime() - from.getTime(), 0);
  }

  /** The earliest instant at which `milliseconds` of working time have passed since `from`. */
  later(from: Date, milliseconds: number): Date {
    let left = milliseconds;
    if (left <= 0) return from;
    for (let date = businessDateOf(from); ; date = addDays(date, 1)) {
      for (const { from: opens, until: closes } of this.sessionsOn(date)) {
        const begin = Math.max(opens.getTime(), from.getTime());
        const available = closes.getTime() - begin;
        if (available <= 0) continue;
        if (left <= available) return new Date(begin + left);
        left -= available;
      }
    }
  }
}
