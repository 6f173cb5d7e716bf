import type { BusinessDate } from '../business-date';
import { addDays, businessDateOf, startOfBusinessDate } from '../business-date';
import type { CalendarDay } from './working-calendar';
import type { Interval, WorkingTime } from './working-time';
import { intersection, union } from './working-time';

/**
 * A limit in working days that begins after the day of acceptance, whatever the hour of it (行政许可法 §82 counts working
 * days; that the first day does not count is practice). Pauses stop it (§45); each is given already cut to what was granted.
 */
export interface TimeLimit {
  readonly acceptedAt: Date;
  readonly workingDays: number;
  readonly pauses: readonly Interval[];
}

export interface TimeLimitDeadline {
  /** The end of the office hours in which the last of the working time passes. */
  readonly dueAt: Date;
  readonly dueOn: BusinessDate;
  /** A year on the way has no published notice: compute again when it has. */
  readonly provisional: boolean;
}

/** One day on the way to a deadline, with the working time that a pause took from it. */
export interface TimeLimitDay extends CalendarDay {
  readonly workingMinutes: number;
  readonly pausedMinutes: number;
  readonly counted: boolean;
}

const MINUTE_MS = 60_000;

/** The clock stands until the day after acceptance, and while it is paused. */
function countingFrom(acceptedAt: Date): Date {
  return startOfBusinessDate(addDays(businessDateOf(acceptedAt), 1));
}

/**
 * When the limit ends. A pause moves the end by the working time in it, never by the clock on the wall: from Friday 16:00 to
 * the Tuesday after a week of holidays at 09:00 are some two working days, not ten.
 */
export function deadlineOf(time: WorkingTime, { acceptedAt, workingDays, pauses }: TimeLimit): TimeLimitDeadline {
  const unpaused = time.calendar.addWorkingDays(businessDateOf(acceptedAt), workingDays);
  const closing = time.closingOf(unpaused.dueOn);
  // Accepted after the doors were closed, a case on the spot is due before the day ends.
  const first = closing > acceptedAt ? closing : startOfBusinessDate(addDays(unpaused.dueOn, 1));
  let dueAt = first;
  for (const { from, until } of union(pauses)) {
    const begin = from > countingFrom(acceptedAt) ? from : countingFrom(acceptedAt);
    if (until <= begin) continue;
    // Nothing is left for a pause that begins after the end.
    const left = time.between(begin, dueAt);
    if (left > 0) dueAt = time.later(until, left);
  }
  // The last moment of a day that ends with it belongs to that day.
  const dueOn = businessDateOf(new Date(dueAt.getTime() - 1));
  return { dueAt, dueOn, provisional: unpaused.provisional || (dueAt > first && time.calendar.dayOf(dueOn).provisional) };
}

/** The working time of one day up to an instant, and how much of it was paused, both in milliseconds. */
function passedOn(time: WorkingTime, date: BusinessDate, until: Date, paused: readonly Interval[]) {
  let working = 0;
  let stopped = 0;
  for (const session of time.sessionsOn(date)) {
    const passed = intersection(session, { from: session.from, until });
    if (passed === null) continue;
    working += passed.until.getTime() - passed.from.getTime();
    for (const pause of paused) {
      const met = intersection(passed, pause);
      if (met) stopped += met.until.getTime() - met.from.getTime();
    }
  }
  return { working, stopped };
}

/** Guards the sum of parts of unlike days against the dust of binary fractions. */
const DUST = 1e-9;

/**
 * How many working days have passed from the beginning of `after`'s next day up to an instant: whole days, and of the last one the
 * part of its office hours that is over. Whole days are counted by the calendar year by year, so that the length of the span costs nothing.
 */
function daysPassed(time: WorkingTime, after: BusinessDate, at: Date): number {
  const date = businessDateOf(at);
  const sessions = time.sessionsOn(date);
  const whole = sessions.reduce((sum, { from, until }) => sum + until.getTime() - from.getTime(), 0);
  const { working } = passedOn(time, date, at, []);
  return time.calendar.workingDaysBetween(after, addDays(date, -1)) + (whole === 0 ? 0 : working / whole);
}

/**
 * Working days used by `readAt`, pauses left out; what remains of a started day counts whole, as supervision counts it.
 */
export function usedWorkingDays(time: WorkingTime, { acceptedAt, pauses }: TimeLimit, readAt: Date): number {
  const begin = countingFrom(acceptedAt);
  if (readAt <= begin) return 0;
  const passed = (at: Date): number => daysPassed(time, businessDateOf(acceptedAt), at);
  const stopped = union(pauses)
    .flatMap((pause) => intersection(pause, { from: begin, until: readAt }) ?? [])
    .reduce((days, { from, until }) => days + passed(until) - passed(from), 0);
  return Math.max(0, Math.ceil(passed(readAt) - stopped - DUST));
}

/** Every day from the day of acceptance, which never counts, to the day it is due: what it is, who says so, and what of it counted. */
export function explainTimeLimit(time: WorkingTime, limit: TimeLimit): readonly TimeLimitDay[] {
  const { dueAt, dueOn } = deadlineOf(time, limit);
  const paused = union(limit.pauses);
  const days: TimeLimitDay[] = [];
  const acceptedOn = businessDateOf(limit.acceptedAt);
  for (let date = acceptedOn; date <= dueOn; date = addDays(date, 1)) {
    const { working, stopped } = passedOn(time, date, dueAt, date === acceptedOn ? [] : paused);
    days.push({
      ...time.calendar.dayOf(date),
      workingMinutes: Math.round(working / MINUTE_MS),
      pausedMinutes: Math.round(stopped / MINUTE_MS),
      counted: date > acceptedOn && working > stopped,
    });
  }
  return days;
}
