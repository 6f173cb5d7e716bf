import { getYearLeapMonth, monthDays } from 'chinese-days';
import type { BusinessDate } from '../business-date';
import { addDays } from '../business-date';
import type { BilingualText } from './holiday-source';

/** Printed beside a day off of a year whose notice is not published. */
export const STATUTORY_SOURCE = 'Regulation on Public Holidays (全国年节及纪念日放假办法, 2024)';

/** Before and after these years the formula for the Tomb-sweeping Day does not hold. */
const FIRST_MOVABLE_YEAR = 2000;
const LAST_MOVABLE_YEAR = 2099;
/** The first day of the lunar year 1900, with which the table of chinese-days begins. */
const LUNAR_EPOCH = { year: 1900, newYearsDay: '1900-01-31' } as const;

function lunarMonthLength(year: number, month: number): number {
  const { leapMonth, days } = getYearLeapMonth(year);
  // A leap month follows the month whose number it repeats; no public holiday lies in one.
  return monthDays(year, month) + (leapMonth === month ? days : 0);
}

const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

/** The day of a lunar date. Added up here because the package's own conversion depends on the machine's time zone. */
function lunarDate(year: number, month: number, day: number): BusinessDate {
  let days = day - 1;
  for (let earlier = LUNAR_EPOCH.year; earlier < year; earlier += 1) {
    for (const whole of MONTHS) days += lunarMonthLength(earlier, whole);
  }
  for (let whole = 1; whole < month; whole += 1) days += lunarMonthLength(year, whole);
  return addDays(LUNAR_EPOCH.newYearsDay, days);
}

/** Tomb-sweeping Day (清明): the day of the solar term, 4 or 5 April, by the approximation for the 21st century. */
function tombSweepingDay(year: number): BusinessDate {
  const inCentury = year % 100;
  return `${year}-04-0${Math.floor(inCentury * 0.2422 + 4.81) - Math.floor(inCentury / 4)}`;
}

function movableHolidays(year: number): readonly (readonly [BusinessDate, BilingualText])[] {
  if (year < FIRST_MOVABLE_YEAR || year > LAST_MOVABLE_YEAR) return [];
  const newYearsDay = lunarDate(year, 1, 1);
  const springFestival = { en: 'Spring Festival', zh: '春节' };
  return [
    [addDays(newYearsDay, -1), springFestival],
    [newYearsDay, springFestival],
    [addDays(newYearsDay, 1), springFestival],
    [addDays(newYearsDay, 2), springFestival],
    [tombSweepingDay(year), { en: 'Tomb-sweeping Day', zh: '清明' }],
    [lunarDate(year, 5, 5), { en: 'Dragon Boat Festival', zh: '端午' }],
    [lunarDate(year, 8, 15), { en: 'Mid-autumn Festival', zh: '中秋' }],
  ];
}

/**
 * The thirteen days off that the regulation itself fixes, for a year whose notice is not published: New Year 1, Spring
 * Festival 4 (from New Year's Eve), Tomb-sweeping 1, Labour Day 2, Dragon Boat 1, Mid-autumn 1, National Day 3.
 * Shifted days, and the weekday that makes up for a holiday on a weekend, are the notice's to decide: so provisional.
 */
export function statutoryHolidays(year: number): ReadonlyMap<BusinessDate, BilingualText> {
  const yyyy = String(year).padStart(4, '0');
  const labourDay = { en: 'Labour Day', zh: '劳动节' };
  const nationalDay = { en: 'National Day', zh: '国庆节' };
  return new Map([
    [`${yyyy}-01-01`, { en: "New Year's Day", zh: '元旦' }],
    ...movableHolidays(year),
    [`${yyyy}-05-01`, labourDay],
    [`${yyyy}-05-02`, labourDay],
    [`${yyyy}-10-01`, nationalDay],
    [`${yyyy}-10-02`, nationalDay],
    [`${yyyy}-10-03`, nationalDay],
  ]);
}
