import { businessDateOf, addDays } from '../business-date';
import type { Interval, WorkingTime } from './working-time';

const MINUTE_MS = 60_000;

/**
 * The working time of one interval, found once and asked many times: which part of another interval is worked, and how much of
 * it. A year of two sessions a day is some 500 intervals; each question is a binary search among them.
 */
export class WorkingSessions {
  readonly #sessions: readonly Interval[];
  /** Working milliseconds before each session. */
  readonly #before: readonly number[];
  readonly #total: number;
  /** A day of the interval is decided by a notice that is not published yet. */
  readonly provisional: boolean;

  constructor(
    time: WorkingTime,
    readonly interval: Interval,
  ) {
    this.#sessions = time.sessionsWithin(interval);
    let total = 0;
    this.#before = this.#sessions.map(({ from, until }) => (total += until.getTime() - from.getTime()) - (until.getTime() - from.getTime()));
    this.#total = total;
    this.provisional = isProvisional(time, interval);
  }

  /** Whole working minutes. */
  get minutes(): number {
    return Math.floor(this.#total / MINUTE_MS);
  }

  /** From the first to the last working instant of an interval; null when nothing of it is worked. */
  clip({ from, until }: Interval): Interval | null {
    const first = this.#sessions[this.#firstEndingAfter(from)];
    const last = this.#sessions[this.#firstBeginningFrom(until) - 1];
    if (first === undefined || last === undefined) return null;
    const begin = first.from > from ? first.from : from;
    const end = last.until < until ? last.until : until;
    return begin < end ? { from: begin, until: end } : null;
  }

  /** Whole working minutes in an interval. */
  minutesIn({ from, until }: Interval): number {
    return until <= from ? 0 : Math.floor((this.#passedAt(until) - this.#passedAt(from)) / MINUTE_MS);
  }

  /** Working milliseconds from the beginning up to an instant. */
  #passedAt(instant: Date): number {
    const position = this.#firstEndingAfter(instant);
    const session = this.#sessions[position];
    if (session === undefined) return this.#total;
    return (this.#before[position] ?? 0) + Math.max(0, instant.getTime() - session.from.getTime());
  }

  #firstEndingAfter(instant: Date): number {
    return firstIndex(this.#sessions, ({ until }) => until > instant);
  }

  #firstBeginningFrom(instant: Date): number {
    return firstIndex(this.#sessions, ({ from }) => from >= instant);
  }
}

/** The first of the ascending sessions that meets a condition which all after it meet too; their number when none does. */
function firstIndex(sessions: readonly Interval[], meets: (session: Interval) => boolean): number {
  let low = 0;
  let high = sessions.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const session = sessions[middle];
    if (session !== undefined && meets(session)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isProvisional({ calendar }: WorkingTime, { from, until }: Interval): boolean {
  const last = businessDateOf(new Date(until.getTime() - 1));
  for (let date = businessDateOf(from); date <= last; date = addDays(date, 1)) if (calendar.dayOf(date).provisional) return true;
  return false;
}
