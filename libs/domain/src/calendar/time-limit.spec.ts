import fc from 'fast-check';
import { addDays, businessDateOf } from '../business-date';
import type { OfficeHours } from './office-hours';
import { deadlineOf, explainTimeLimit, usedWorkingDays } from './time-limit';
import { WorkingCalendar } from './working-calendar';
import type { Interval } from './working-time';
import { difference, overlap, union, WorkingTime } from './working-time';

const SEVEN_HOURS: OfficeHours = {
  source: 'test',
  seasons: [{ from: '01-01', sessions: [{ opensAt: '09:00', closesAt: '12:00' }, { opensAt: '14:00', closesAt: '18:00' }] }],
};
const SEASONS: OfficeHours = {
  source: 'test',
  seasons: [
    { from: '10-01', sessions: [{ opensAt: '08:30', closesAt: '12:00' }, { opensAt: '14:00', closesAt: '17:30' }] },
    { from: '05-01', sessions: [{ opensAt: '08:00', closesAt: '12:00' }, { opensAt: '15:00', closesAt: '18:00' }] },
  ],
};
const calendar = new WorkingCalendar();
const time = new WorkingTime(calendar, SEVEN_HOURS);
const at = (local: string): Date => new Date(`${local}:00+08:00`);
const pause = (from: string, until: string): Interval => ({ from: at(from), until: at(until) });
const due = (accepted: string, workingDays: number, ...pauses: Interval[]) => deadlineOf(time, { acceptedAt: at(accepted), workingDays, pauses });

describe('a time limit in working time', () => {
  it.each([
    ['2013-09-27', 5, '2013-10-10', false],
    ['2013-09-30', 20, '2013-11-01', false],
    ['2011-12-30', 5, '2012-01-09', false],
    ['2012-04-27', 3, '2012-05-03', false],
    ['2024-09-13', 3, '2024-09-19', false],
    ['2026-02-13', 5, '2026-02-27', false],
    ['2026-09-18', 5, '2026-09-24', false],
    ['2026-09-24', 20, '2026-10-29', false],
    ['2026-12-21', 10, '2027-01-05', true],
  ])('accepted %s with %i working days ends with the office hours of %s', (acceptedOn, workingDays, dueOn, provisional) => {
    expect(due(`${acceptedOn}T16:20`, workingDays)).toEqual({ dueAt: at(`${dueOn}T18:00`), dueOn, provisional });
  });

  it('is moved by the working time of a pause, not by the wall clock: ten days with a holiday week are 16 hours', () => {
    // Friday 16:00 to Tuesday 8 October 09:00: two hours, and the make-up Sunday and the Monday of seven hours each.
    const holidayWeek = pause('2013-09-27T16:00', '2013-10-08T09:00');
    expect(time.between(holidayWeek.from, holidayWeek.until) / 3_600_000).toBe(16);
    expect(due('2013-09-25T10:00', 5, holidayWeek).dueAt).toEqual(time.later(due('2013-09-25T10:00', 5).dueAt, 16 * 3_600_000));
  });

  it('is not moved by a pause on the day of acceptance, nor by one after its end', () => {
    const undisturbed = due('2012-07-02T09:00', 3);
    expect(due('2012-07-02T09:00', 3, pause('2012-07-02T10:00', '2012-07-02T18:00'))).toEqual(undisturbed);
    expect(due('2012-07-02T09:00', 3, pause('2012-07-05T18:00', '2012-07-09T18:00'))).toEqual(undisturbed);
  });

  it('ends on the day of acceptance on the spot: with the office hours, or with the day when they are over', () => {
    expect(due('2012-07-31T10:00', 0)).toMatchObject({ dueAt: at('2012-07-31T18:00'), dueOn: '2012-07-31' });
    expect(due('2012-07-31T20:00', 0)).toMatchObject({ dueAt: at('2012-08-01T00:00'), dueOn: '2012-07-31' });
    expect(due('2012-08-04T10:00', 0)).toMatchObject({ dueAt: at('2012-08-05T00:00'), dueOn: '2012-08-04' });
  });

  it('counts a started day whole and leaves paused time out', () => {
    const limit = { acceptedAt: at('2012-07-02T09:00'), workingDays: 5, pauses: [pause('2012-07-04T09:00', '2012-07-05T14:00')] };
    expect(usedWorkingDays(time, limit, at('2012-07-02T18:00'))).toBe(0);
    expect(usedWorkingDays(time, limit, at('2012-07-03T09:00'))).toBe(0);
    expect(usedWorkingDays(time, limit, at('2012-07-03T09:01'))).toBe(1);
    expect(usedWorkingDays(time, limit, at('2012-07-05T13:00'))).toBe(1);
    expect(usedWorkingDays(time, limit, at('2012-07-05T18:00'))).toBe(2);
  });

  it('explains each day with the minutes that were worked and that were paused', () => {
    const limit = { acceptedAt: at('2012-06-29T09:00'), workingDays: 2, pauses: [pause('2012-07-02T12:00', '2012-07-03T18:00')] };
    expect(explainTimeLimit(time, limit).map(({ date, kind, workingMinutes, pausedMinutes, counted }) => [date, kind, workingMinutes, pausedMinutes, counted])).toEqual([
      ['2012-06-29', 'WORKDAY', 420, 0, false],
      ['2012-06-30', 'WEEKEND', 0, 0, false],
      ['2012-07-01', 'WEEKEND', 0, 0, false],
      ['2012-07-02', 'WORKDAY', 420, 240, true],
      ['2012-07-03', 'WORKDAY', 420, 420, false],
      ['2012-07-04', 'WORKDAY', 420, 0, true],
      ['2012-07-05', 'WORKDAY', 240, 0, true],
    ]);
  });

  it.each([
    ['a season that runs backwards', [{ from: '01-01', sessions: [{ opensAt: '12:00', closesAt: '09:00' }] }]],
    ['no season at all', []],
    ['a day of the year that is none', [{ from: '13-01', sessions: [{ opensAt: '08:00', closesAt: '09:00' }] }]],
    ['sessions that overlap', [{ from: '01-01', sessions: [{ opensAt: '08:00', closesAt: '12:00' }, { opensAt: '11:00', closesAt: '13:00' }] }]],
  ])('refuses office hours with %s', (_, seasons) => {
    expect(() => new WorkingTime(calendar, { source: 'test', seasons })).toThrow(expect.objectContaining({ code: 'MALFORMED_OFFICE_HOURS' }));
  });

  it('counts fifty years as readily as a week', () => {
    const limit = { acceptedAt: at('2012-07-02T09:00'), workingDays: 5, pauses: [pause('2012-07-03T09:00', '2012-07-04T09:00')] };
    const startedAt = performance.now();
    for (let read = 0; read < 1_000; read += 1) usedWorkingDays(time, limit, at('2062-07-02T12:00'));
    expect(performance.now() - startedAt).toBeLessThan(1_000);
  });

  describe('whatever the pauses', () => {
    const START = at('2012-04-01T00:00').getTime();
    const instant = fc.integer({ min: 0, max: 150 * 24 * 60 }).map((minutes) => new Date(START + minutes * 60_000));
    const interval = fc.tuple(instant, fc.integer({ min: 1, max: 20 * 24 * 60 })).map(([from, minutes]) => ({ from, until: new Date(from.getTime() + minutes * 60_000) }));
    const pauses = fc.array(interval, { maxLength: 5 });
    const limits = fc.record({ acceptedAt: instant, workingDays: fc.nat({ max: 45 }), pauses });
    const clocks = fc.constantFrom(time, new WorkingTime(calendar, SEASONS));

    it('one more never makes the deadline earlier', () => {
      fc.assert(
        fc.property(clocks, limits, interval, (clock, limit, more) => {
          const paused = deadlineOf(clock, { ...limit, pauses: [...limit.pauses, more] });
          expect(paused.dueAt.getTime()).toBeGreaterThanOrEqual(deadlineOf(clock, limit).dueAt.getTime());
        }),
      );
    });

    it('splitting one changes nothing', () => {
      fc.assert(
        fc.property(clocks, limits, interval, fc.double({ min: 0, max: 1, noNaN: true }), (clock, limit, whole, share) => {
          const cut = new Date(Math.round(whole.from.getTime() + share * (whole.until.getTime() - whole.from.getTime())));
          const halves = [{ from: whole.from, until: cut }, { from: cut, until: whole.until }];
          expect(deadlineOf(clock, { ...limit, pauses: [...limit.pauses, ...halves] })).toEqual(deadlineOf(clock, { ...limit, pauses: [...limit.pauses, whole] }));
        }),
      );
    });

    it('the days used are those that a count day by day finds', () => {
      fc.assert(
        fc.property(clocks, limits, instant, (clock, limit, readAt) => {
          const paused = union(limit.pauses);
          let days = 0;
          for (let date = addDays(businessDateOf(limit.acceptedAt), 1); date <= businessDateOf(readAt); date = addDays(date, 1)) {
            const length = (intervals: readonly Interval[]): number => intervals.reduce((sum, { from, until }) => sum + until.getTime() - from.getTime(), 0);
            const sessions = clock.sessionsOn(date);
            const passed = overlap(sessions, [{ from: new Date(0), until: readAt }]);
            if (sessions.length > 0) days += length(difference(passed, paused)) / length(sessions);
          }
          expect(usedWorkingDays(clock, limit, readAt)).toBe(Math.max(0, Math.ceil(days - 1e-9)));
        }),
      );
    });

    it('their order does not matter', () => {
      fc.assert(
        fc.property(clocks, limits, (clock, limit) => {
          expect(deadlineOf(clock, { ...limit, pauses: [...limit.pauses].reverse() })).toEqual(deadlineOf(clock, limit));
        }),
      );
    });

    it('as much working time lies between acceptance and the deadline as without them', () => {
      fc.assert(
        fc.property(limits.filter(({ workingDays }) => workingDays > 0), (limit) => {
          const { dueAt } = deadlineOf(time, limit);
          const { dueAt: undisturbed } = deadlineOf(time, { ...limit, pauses: [] });
          const from = at(`${businessDateOf(limit.acceptedAt)}T23:59`);
          const stopped = union(limit.pauses).reduce((sum, stop) => {
            const begin = stop.from > from ? stop.from : from;
            return sum + time.between(begin, stop.until < dueAt ? stop.until : dueAt);
          }, 0);
          expect(time.between(from, dueAt) - stopped).toBe(time.between(from, undisturbed));
        }),
      );
    });
  });
});
