import { isWeekend } from '../business-date';
import { chineseDaysHolidays } from './chinese-days-holidays';
import { statutoryHolidays } from './statutory-holidays';

const days = [...chineseDaysHolidays.days];

describe('the notices of chinese-days', () => {
  it('put make-up work on weekends and shifted rest on weekdays', () => {
    expect(days.filter(([date, { kind }]) => kind === 'MAKEUP_WORKDAY' && !isWeekend(date))).toEqual([]);
    expect(days.filter(([date, { kind }]) => kind === 'SHIFTED_REST' && isWeekend(date))).toEqual([]);
  });

  it('held twelve make-up working days in 2013', () => {
    expect(days.filter(([date, { kind }]) => kind === 'MAKEUP_WORKDAY' && date.startsWith('2013-'))).toHaveLength(12);
  });

  it('name each day in both languages, and their source with its version', () => {
    expect(chineseDaysHolidays.days.get('2012-10-01')).toEqual({
      kind: 'PUBLIC_HOLIDAY',
      name: { en: 'National Day', zh: '国庆节' },
    });
    expect(chineseDaysHolidays.days.get('2011-12-31')).toEqual({
      kind: 'MAKEUP_WORKDAY',
      name: { en: "New Year's Day", zh: '元旦' },
    });
    expect(days.filter(([, { name }]) => name.en === '' || name.zh === name.en)).toEqual([]);
    expect(chineseDaysHolidays.name).toMatch(/chinese-days \d+\.\d+\.\d+$/);
  });

  it('move no day earlier than the week before New Year', () => {
    expect(days.filter(([date]) => date.slice(5) >= '12-01' && date.slice(5) < '12-25')).toEqual([]);
  });
});

describe('statutoryHolidays', () => {
  it('are thirteen days by the regulation of 2024', () => {
    expect(statutoryHolidays(2027).size).toBe(13);
  });

  it('are all days off in the years whose notices follow that regulation', () => {
    const published = [2025, 2026].flatMap((year) => [...statutoryHolidays(year).keys()]);
    expect(
      published.filter(
        (date) => !['PUBLIC_HOLIDAY', 'SHIFTED_REST'].includes(chineseDaysHolidays.days.get(date)?.kind ?? ''),
      ),
    ).toEqual([]);
  });

  it('find Tomb-sweeping, Dragon Boat and Mid-autumn where the notices since 2008 have them', () => {
    const found = Array.from({ length: 2026 - 2008 + 1 }, (_, index) => [...statutoryHolidays(2008 + index)]).flat();
    const missed = found.filter(
      ([date, { zh }]) => ['清明', '端午', '中秋'].includes(zh) && !chineseDaysHolidays.days.has(date),
    );
    // The notice for 2012 names 22 and 24 June; the 23rd, the festival itself, was a Saturday anyway.
    expect(missed.map(([date]) => date)).toEqual(['2012-06-23']);
  });

  it('begin the Spring Festival on New Year’s Eve', () => {
    const springFestival = [...statutoryHolidays(2027)].filter(([, { zh }]) => zh === '春节').map(([date]) => date);
    expect(springFestival).toEqual(['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08']);
  });

  it('are the fixed dates alone where the lunar calendar is not known', () => {
    expect([...statutoryHolidays(2100).keys()]).toEqual([
      '2100-01-01',
      '2100-05-01',
      '2100-05-02',
      '2100-10-01',
      '2100-10-02',
      '2100-10-03',
    ]);
  });
});
