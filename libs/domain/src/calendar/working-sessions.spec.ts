import fc from 'fast-check';
import { WorkingCalendar } from './working-calendar';
import { WorkingSessions } from './working-sessions';
import type { Interval } from './working-time';
import { difference, overlap, union, WorkingTime } from './working-time';

const time = new WorkingTime(new WorkingCalendar());
const at = (local: string): Date => new Date(`${local}:00+08:00`);
const between = (from: string, until: string): Interval => ({ from: at(from), until: at(until) });
const total = (intervals: readonly Interval[]): number => intervals.reduce((sum, { from, until }) => sum + until.getTime() - from.getTime(), 0);

/** Friday to Monday and a make-up Saturday before National Day. */
const WEEK = between('2012-09-26T00:00', '2012-10-10T00:00');
const minuteOfWeek = fc.integer({ min: 0, max: 14 * 1440 }).map((minutes) => new Date(WEEK.from.getTime() + minutes * 60_000));
const interval = fc.tuple(minuteOfWeek, minuteOfWeek).map(([a, b]) => (a < b ? { from: a, until: b } : { from: b, until: a }));

describe('working sessions', () => {
  const sessions = new WorkingSessions(time, WEEK);

  it('cut an interval to its first and last working instant', () => {
    expect(sessions.clip(between('2012-09-28T17:00', '2012-09-29T09:00'))).toEqual(between('2012-09-28T17:00', '2012-09-29T09:00'));
    expect(sessions.clip(between('2012-09-28T18:00', '2012-09-29T13:00'))).toEqual(between('2012-09-29T08:15', '2012-09-29T12:00'));
    expect(sessions.clip(between('2012-09-30T00:00', '2012-10-07T23:00'))).toBeNull();
    expect(sessions.clip(between('2012-09-28T12:00', '2012-09-28T14:00'))).toBeNull();
  });

  it('count what WorkingTime counts, for any interval', () => {
    fc.assert(
      fc.property(interval, (asked) => {
        expect(sessions.minutesIn(asked)).toBe(time.between(asked.from, asked.until) / 60_000);
        const clipped = sessions.clip(asked);
        expect(clipped === null ? 0 : sessions.minutesIn(clipped)).toBe(sessions.minutesIn(asked));
      }),
    );
  });

  it('are provisional where a notice is missing', () => {
    expect(sessions.provisional).toBe(false);
    expect(new WorkingSessions(time, between('2090-03-01T00:00', '2090-03-02T00:00')).provisional).toBe(true);
  });
});

describe('sets of instants', () => {
  it('divide into what is shared and what is left', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 6 }), fc.array(interval, { maxLength: 6 }), (some, others) => {
        const left = difference(some, others);
        const shared = overlap(some, others);
        expect(total(overlap(left, others))).toBe(0);
        expect(union([...left, ...shared])).toEqual(union(some));
        expect(total(left) + total(shared)).toBe(total(union(some)));
      }),
    );
  });
});
