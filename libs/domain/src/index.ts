export { Area, MALFORMED_AREA } from './area';
export type { BusinessDate } from './business-date';
export {
  addDays,
  businessDateOf,
  daysBetween,
  isBusinessDate,
  isWeekend,
  MALFORMED_DATE,
  parseBusinessDate,
  startOfBusinessDate,
  weekdayOf,
} from './business-date';
export { chineseDaysHolidays } from './calendar/chinese-days-holidays';
export type { ArrangedDay, BilingualText, HolidaySource, LocalDay } from './calendar/holiday-source';
export type { OfficeHours, OfficeSeason, OfficeSession } from './calendar/office-hours';
export { MALFORMED_OFFICE_HOURS, USUAL_OFFICE_HOURS } from './calendar/office-hours';
export { statutoryHolidays } from './calendar/statutory-holidays';
export type {
  CalendarDay,
  DayKind,
  Deadline,
  DeadlineExplanation,
  ExaminedDay,
  WorkingCalendarData,
} from './calendar/working-calendar';
export {
  CONFLICTING_LOCAL_DAYS,
  DAY_KINDS,
  WORKING_DAYS_OUT_OF_RANGE,
  WorkingCalendar,
} from './calendar/working-calendar';
export type { TimeLimit, TimeLimitDay, TimeLimitDeadline } from './calendar/time-limit';
export { deadlineOf, explainTimeLimit, usedWorkingDays } from './calendar/time-limit';
export type { Interval } from './calendar/working-time';
export { difference, intersection, overlap, union, WorkingTime } from './calendar/working-time';
export { WorkingSessions } from './calendar/working-sessions';
export type { Clock } from './clock';
export { fixedClock, systemClock } from './clock';
export type { WholeNumber } from './decimal';
export { decimalOfRatio, decimalOfScaled, divideRounded, parseScaled, trimDecimals } from './decimal';
export type { DivisionLevel } from './division-code';
export { DIVISION_LEVELS, DivisionCode, isHamletCode, MALFORMED_DIVISION_CODE } from './division-code';
export type { DivisionRange } from './division-roll-up';
export { coveringRanges, divisionRange, rollUpByDivision, rowsByGroup } from './division-roll-up';
export type { JsonValue } from './domain-error';
export { DomainError } from './domain-error';
export {
  creditCodeCheckCharacter,
  isCreditCode,
  MALFORMED_CREDIT_CODE,
  maskPersonalNumber,
  parseCreditCode,
} from './identifiers';
export type { MoneyFormat } from './money';
export { INEXACT_MONEY, MALFORMED_MONEY, Money, MONEY_OUT_OF_RANGE } from './money';
export type { PeriodKind } from './period';
export { MALFORMED_PERIOD, Period, PERIOD_KINDS } from './period';
export type { RateOptions, RatePart } from './rate';
export { Rate } from './rate';
export type { Rounding } from './rounding';
export { ROUNDINGS } from './rounding';
export { groupRows, sumOf } from './rows';
export { parseText } from './text';
export { MALFORMED_YEAR_MONTH, YearMonth, yearMonthsBetween } from './year-month';
