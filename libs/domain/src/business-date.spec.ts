import fc from 'fast-check';
import {
  addDays,
  businessDateOf,
  daysBetween,
  isBusinessDate,
  isWeekend,
  parseBusinessDate,
  startOfBusinessDate,
  weekdayOf,
} from './business-date';

const date = fc.integer({ min: 0, max: 60_000 }).map((days) => addDays('1950-01-01', days));

describe('business dates', () => {
  it.each([
    '2012-02-30',
    '2013-02-29',
    '2012-13-01',
    '2012-00-10',
    '2012-1-1',
    '20120101',
    '2012-01-01T00:00:00Z',
    '2012-01-01 ',
    '',
    '0x10-01-01',
  ])('refuses %j', (text) => {
    expect(isBusinessDate(text)).toBe(false);
    expect(() => parseBusinessDate(text)).toThrow(expect.objectContaining({ code: 'MALFORMED_DATE' }));
  });

  it('knows the leap day', () => {
    expect(parseBusinessDate('2012-02-29')).toBe('2012-02-29');
  });

  it('begins a day at 16:00 UTC of the day before', () => {
    expect(businessDateOf(new Date('2012-07-31T15:59:59.999Z'))).toBe('2012-07-31');
    expect(businessDateOf(new Date('2012-07-31T16:00:00.000Z'))).toBe('2012-08-01');
    expect(startOfBusinessDate('2012-08-01').toISOString()).toBe('2012-07-31T16:00:00.000Z');
  });

  it('reads instants before 1970', () => {
    expect(businessDateOf(new Date('1949-09-30T16:00:00Z'))).toBe('1949-10-01');
  });

  it('starts the week on Monday', () => {
    expect(['2012-07-30', '2012-08-03', '2012-08-04', '2012-08-05'].map(weekdayOf)).toEqual([1, 5, 6, 7]);
    expect(['2012-08-03', '2012-08-04', '2012-08-05'].map(isWeekend)).toEqual([false, true, true]);
  });

  it('adds days and counts them back', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: -10_000, max: 10_000 }), (start, days) => {
        expect(daysBetween(start, addDays(start, days))).toBe(days);
      }),
    );
  });

  it('finds the day again from any instant within it', () => {
    fc.assert(
      fc.property(date, fc.integer({ min: 0, max: 86_399_999 }), (day, milliseconds) => {
        expect(businessDateOf(new Date(startOfBusinessDate(day).getTime() + milliseconds))).toBe(day);
      }),
    );
  });

  it('sorts as text in the order of time', () => {
    fc.assert(
      fc.property(date, date, (one, other) => {
        expect(one < other).toBe(startOfBusinessDate(one) < startOfBusinessDate(other));
      }),
    );
  });
});
