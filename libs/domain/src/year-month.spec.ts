import fc from 'fast-check';
import { YearMonth, yearMonthsBetween } from './year-month';

const yearMonth = fc
  .tuple(fc.integer({ min: 1901, max: 2998 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, month]) => YearMonth.of(year, month));

describe('YearMonth', () => {
  it.each(['2012-13', '2012-00', '2012-7', '2012', '201207', '2012-07-01', '2012-07 ', '12-07', '1899-12'])(
    'refuses %j',
    (text) => {
      expect(() => YearMonth.parse(text)).toThrow(expect.objectContaining({ code: 'MALFORMED_YEAR_MONTH' }));
    },
  );

  it('crosses the turn of the year in both directions', () => {
    expect(YearMonth.next('2011-12')).toBe('2012-01');
    expect(YearMonth.previous('2012-01')).toBe('2011-12');
    expect(YearMonth.add('2012-07', -24)).toBe('2010-07');
  });

  it.each([
    ['2012-02', '2012-02-29'],
    ['2013-02', '2013-02-28'],
    ['2012-12', '2012-12-31'],
    ['2012-04', '2012-04-30'],
    ['2999-12', '2999-12-31'],
  ])('ends %s on %s', (month, day) => {
    expect(YearMonth.lastDay(month)).toBe(day);
    expect(YearMonth.ofDate(day)).toBe(month);
  });

  it('lists months with both ends, and none backwards', () => {
    expect(yearMonthsBetween('2011-11', '2012-02')).toEqual(['2011-11', '2011-12', '2012-01', '2012-02']);
    expect(yearMonthsBetween('2012-02', '2012-01')).toEqual([]);
  });

  it('adds months and takes them back, in the order of time', () => {
    fc.assert(
      fc.property(yearMonth, (month) => {
        expect(YearMonth.previous(YearMonth.next(month))).toBe(month);
        expect(YearMonth.compare(month, YearMonth.next(month))).toBeLessThan(0);
        expect(YearMonth.compare(month, month)).toBe(0);
        expect(YearMonth.of(YearMonth.yearOf(month), YearMonth.monthOf(month))).toBe(month);
      }),
    );
  });
});
