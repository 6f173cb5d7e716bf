import fc from 'fast-check';
import { addDays } from '../business-date';
import { chineseDaysHolidays } from './chinese-days-holidays';
import type { HolidaySource, LocalDay } from './holiday-source';
import { WorkingCalendar } from './working-calendar';

/** What was known before the notice for 2027, whatever the package holds by now. */
const untilEndOf2026: HolidaySource = {
  name: 'notices up to 2026',
  days: new Map([...chineseDaysHolidays.days].filter(([date]) => date <= '2026-12-31')),
};

const calendar = new WorkingCalendar({ holidays: untilEndOf2026 });

const date = fc.integer({ min: 0, max: 26 * 365 }).map((days) => addDays('2003-06-01', days));
const limit = fc.integer({ min: 0, max: 120 });
const dayOff = (day: string): LocalDay => ({
  date: day,
  kind: 'LOCAL_DAY_OFF',
  reason: '台风停工',
  source: '镇政府通知',
});
const makeUp = (day: string): LocalDay => ({
  date: day,
  kind: 'LOCAL_MAKEUP_WORKDAY',
  reason: '补班',
  source: '镇政府通知',
});

describe('addWorkingDays', () => {
  it.each([
    { accepted: '2013-09-27', limit: 5, dueOn: '2013-10-10', provisional: false },
    { accepted: '2013-09-30', limit: 20, dueOn: '2013-11-01', provisional: false },
    { accepted: '2011-12-30', limit: 5, dueOn: '2012-01-09', provisional: false },
    { accepted: '2012-04-27', limit: 3, dueOn: '2012-05-03', provisional: false },
    { accepted: '2024-09-13', limit: 3, dueOn: '2024-09-19', provisional: false },
    { accepted: '2026-02-13', limit: 5, dueOn: '2026-02-27', provisional: false },
    { accepted: '2026-09-18', limit: 5, dueOn: '2026-09-24', provisional: false },
    { accepted: '2026-09-24', limit: 20, dueOn: '2026-10-29', provisional: false },
    { accepted: '2026-12-21', limit: 10, dueOn: '2027-01-05', provisional: true },
  ])('$limit days from $accepted end on $dueOn', ({ accepted, limit: workingDays, dueOn, provisional }) => {
    expect(calendar.addWorkingDays(accepted, workingDays)).toEqual({ dueOn, provisional });
  });

  it('counts none of the Spring Festival of a year whose notice is not published', () => {
    // New Year's Eve of the lunar year is Friday 2027-02-05.
    expect(calendar.addWorkingDays('2027-02-04', 1)).toEqual({ dueOn: '2027-02-09', provisional: true });
  });

  it('is due on the day of acceptance when the limit is zero', () => {
    expect(calendar.addWorkingDays('2012-07-28', 0)).toEqual({ dueOn: '2012-07-28', provisional: false });
  });

  it.each([-1, 1.5, Number.NaN, 5001])('refuses %p working days', (workingDays) => {
    expect(() => calendar.addWorkingDays('2012-07-02', workingDays)).toThrow(
      expect.objectContaining({ code: 'WORKING_DAYS_OUT_OF_RANGE' }),
    );
  });

  it('refuses a date that is none', () => {
    expect(() => calendar.addWorkingDays('2012-02-30', 1)).toThrow(expect.objectContaining({ code: 'MALFORMED_DATE' }));
    expect(() => calendar.workingDaysBetween('2012-02-01', 'tomorrow')).toThrow(
      expect.objectContaining({ code: 'MALFORMED_DATE' }),
    );
    expect(() => calendar.kindOf('2012-2-1')).toThrow(expect.objectContaining({ code: 'MALFORMED_DATE' }));
  });

  it('is never earlier for a longer limit or a later acceptance', () => {
    fc.assert(
      fc.property(date, limit, fc.nat(30), (accepted, workingDays, more) => {
        const { dueOn } = calendar.addWorkingDays(accepted, workingDays);
        expect(calendar.addWorkingDays(accepted, workingDays + more).dueOn >= dueOn).toBe(true);
        expect(calendar.addWorkingDays(addDays(accepted, more), workingDays).dueOn >= dueOn).toBe(true);
      }),
    );
  });

  it('ends on a working day after the day of acceptance', () => {
    fc.assert(
      fc.property(date, limit, (accepted, n) => {
        const { dueOn } = calendar.addWorkingDays(accepted, n + 1);
        expect(dueOn > accepted && calendar.isWorkingDay(dueOn)).toBe(true);
      }),
    );
  });
});

describe('workingDaysBetween', () => {
  it('is the inverse of addWorkingDays', () => {
    fc.assert(
      fc.property(date, limit, (accepted, workingDays) => {
        expect(calendar.workingDaysBetween(accepted, calendar.addWorkingDays(accepted, workingDays).dueOn)).toBe(
          workingDays,
        );
      }),
    );
  });

  it('adds up over any day between, before or after', () => {
    fc.assert(
      fc.property(date, date, date, (a, b, c) => {
        expect(calendar.workingDaysBetween(a, b) + calendar.workingDaysBetween(b, c)).toBe(
          calendar.workingDaysBetween(a, c),
        );
      }),
    );
  });

  it('is negative by the working days overdue', () => {
    expect(calendar.workingDaysBetween('2012-07-11', '2012-07-06')).toBe(-3);
  });

  it('is plainly zero over a weekend, in both directions', () => {
    expect(calendar.workingDaysBetween('2012-07-06', '2012-07-08')).toBe(0);
    expect(calendar.workingDaysBetween('2012-07-08', '2012-07-06')).toBe(0);
  });
});

describe('kindOf', () => {
  it.each([
    ['2012-07-02', 'WORKDAY', true],
    ['2012-07-07', 'WEEKEND', false],
    ['2012-10-01', 'PUBLIC_HOLIDAY', false],
    ['2012-10-05', 'SHIFTED_REST', false],
    ['2012-09-29', 'MAKEUP_WORKDAY', true],
    ['2027-10-01', 'PUBLIC_HOLIDAY', false],
    ['2027-10-04', 'WORKDAY', true],
  ])('%s is a %s', (day, kind, isWorkingDay) => {
    expect(calendar.kindOf(day)).toBe(kind);
    expect(calendar.isWorkingDay(day)).toBe(isWorkingDay);
  });

  it('lets the township outrank the notice in both directions', () => {
    const local = new WorkingCalendar({ localDays: [dayOff('2012-09-29'), makeUp('2012-10-01')] });
    expect(local.kindOf('2012-09-29')).toBe('LOCAL_DAY_OFF');
    expect(local.kindOf('2012-10-01')).toBe('LOCAL_MAKEUP_WORKDAY');
    expect([local.isWorkingDay('2012-09-29'), local.isWorkingDay('2012-10-01')]).toEqual([false, true]);
  });

  it('refuses local days that contradict each other or are no dates', () => {
    expect(() => new WorkingCalendar({ localDays: [dayOff('2012-08-08'), makeUp('2012-08-08')] })).toThrow(
      expect.objectContaining({ code: 'CONFLICTING_LOCAL_DAYS' }),
    );
    expect(() => new WorkingCalendar({ localDays: [dayOff('2012-8-8')] })).toThrow(
      expect.objectContaining({ code: 'MALFORMED_DATE' }),
    );
  });
});

describe('published years', () => {
  it('are read from the data', () => {
    expect([2003, 2004, 2026, 2027].map((year) => calendar.isPublished(year))).toEqual([false, true, true, false]);
  });

  it('are not made by days in December that the next notice moves', () => {
    const noticeFor2019: HolidaySource = {
      name: 'notice for 2019',
      days: new Map([...chineseDaysHolidays.days].filter(([day]) => day >= '2018-12-25' && day < '2019-12-25')),
    };
    const calendarOf2019 = new WorkingCalendar({ holidays: noticeFor2019 });
    expect(['2018-12-29', '2018-12-30', '2018-12-31'].map((day) => calendarOf2019.kindOf(day))).toEqual([
      'MAKEUP_WORKDAY',
      'PUBLIC_HOLIDAY',
      'SHIFTED_REST',
    ]);
    expect([2018, 2019].map((year) => calendarOf2019.isPublished(year))).toEqual([false, true]);
  });

  it('settle a deadline whose days all lie in them, though acceptance does not', () => {
    expect(calendar.addWorkingDays('2003-12-31', 1)).toEqual({ dueOn: '2004-01-02', provisional: false });
    expect(calendar.addWorkingDays('2003-12-30', 1).provisional).toBe(true);
  });

  it('leave the last week of December provisional until the next notice is published', () => {
    expect(calendar.addWorkingDays('2026-12-21', 3)).toEqual({ dueOn: '2026-12-24', provisional: false });
    expect(calendar.addWorkingDays('2026-12-21', 4)).toEqual({ dueOn: '2026-12-25', provisional: true });
    expect(calendar.addWorkingDays('2025-12-22', 8).provisional).toBe(false);
  });
});

describe('explain', () => {
  it('lists every day with kind, reason, source and running count', () => {
    const { days, ...deadline } = calendar.explain('2013-09-27', 5);
    expect(deadline).toEqual({ acceptedOn: '2013-09-27', workingDays: 5, dueOn: '2013-10-10', provisional: false });
    expect(days.map(({ date: day, kind, count }) => `${day} ${kind} ${count}`)).toEqual([
      '2013-09-28 WEEKEND 0',
      '2013-09-29 MAKEUP_WORKDAY 1',
      '2013-09-30 WORKDAY 2',
      '2013-10-01 PUBLIC_HOLIDAY 2',
      '2013-10-02 PUBLIC_HOLIDAY 2',
      '2013-10-03 PUBLIC_HOLIDAY 2',
      '2013-10-04 SHIFTED_REST 2',
      '2013-10-05 PUBLIC_HOLIDAY 2',
      '2013-10-06 PUBLIC_HOLIDAY 2',
      '2013-10-07 SHIFTED_REST 2',
      '2013-10-08 WORKDAY 3',
      '2013-10-09 WORKDAY 4',
      '2013-10-10 WORKDAY 5',
    ]);
    expect(days[1]).toEqual({
      date: '2013-09-29',
      kind: 'MAKEUP_WORKDAY',
      reason: { en: 'Make-up working day for National Day', zh: '国庆节补班' },
      source: 'notices up to 2026',
      provisional: false,
      counted: true,
      count: 1,
    });
    expect(days[6]?.reason).toEqual({ en: 'National Day, rest day shifted here', zh: '国庆节调休' });
  });

  it('cites the regulation for a year without notice, and the township for its own days', () => {
    const local = new WorkingCalendar({ holidays: untilEndOf2026, localDays: [dayOff('2027-01-04')] });
    const [newYear, , , typhoon] = local.explain('2026-12-31', 1).days;
    expect(newYear).toMatchObject({
      date: '2027-01-01',
      reason: { zh: '元旦' },
      source: expect.stringContaining('全国年节及纪念日放假办法'),
      provisional: true,
    });
    expect(typhoon).toMatchObject({
      kind: 'LOCAL_DAY_OFF',
      reason: { zh: '本地安排：台风停工' },
      source: '镇政府通知',
      counted: false,
    });
  });

  it('examines each day once, counts exactly the limit, and ends on the day that addWorkingDays gives', () => {
    fc.assert(
      fc.property(date, limit, (accepted, workingDays) => {
        const explained = calendar.explain(accepted, workingDays);
        const { dueOn, provisional } = calendar.addWorkingDays(accepted, workingDays);
        expect(explained.days.map((day) => day.date)).toEqual(
          explained.days.map((_, index) => addDays(accepted, index + 1)),
        );
        expect(explained.days.filter(({ counted }) => counted)).toHaveLength(workingDays);
        expect(explained.days.at(-1)?.date ?? accepted).toBe(dueOn);
        expect(explained.days.at(-1)?.count ?? 0).toBe(workingDays);
        expect(explained.days.some((day) => day.provisional)).toBe(provisional);
        expect(explained.days.every((day) => day.counted === calendar.isWorkingDay(day.date))).toBe(true);
      }),
    );
  });
});

describe('local days', () => {
  it('never make a deadline earlier by a day off, nor later by a make-up day', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 40 }), fc.nat(60), (accepted, workingDays, offset) => {
        const day = addDays(accepted, offset);
        const { dueOn } = calendar.addWorkingDays(accepted, workingDays);
        const withDayOff = new WorkingCalendar({ holidays: untilEndOf2026, localDays: [dayOff(day)] });
        const withMakeUp = new WorkingCalendar({ holidays: untilEndOf2026, localDays: [makeUp(day)] });
        expect(withDayOff.addWorkingDays(accepted, workingDays).dueOn >= dueOn).toBe(true);
        expect(withMakeUp.addWorkingDays(accepted, workingDays).dueOn <= dueOn).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  it('are absent from the national calendar', () => {
    expect(new WorkingCalendar().kindOf('2012-08-08')).toBe('WORKDAY');
  });
});
