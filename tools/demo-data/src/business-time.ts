import { addDays, Period, WorkingCalendar } from '@mashang/domain';
import type { Random } from './random';

/** The demo year is the year up to the report; nothing was recorded after the snapshot. */
export const WORLD = {
  firstDay: '2011-08-01',
  /** The last day the report counts. */
  reportDay: '2012-07-31',
  /** The last day on which anything was recorded; July is reported in its first days. */
  snapshotDay: '2012-08-05',
  asOf: '2012-08-05T23:59:59+08:00',
} as const;

/** The months of the demo year before and within the report's year. */
export const MONTHS_BEFORE = Period.parse('2011').months.slice(7);
export const MONTHS_TO_DATE = Period.parse('2012-YTD-07').months;

const calendar = new WorkingCalendar();

/** The instant of a business date and local time (Asia/Shanghai, UTC+8). */
export function instantOf(date: string, time: string): Date {
  return new Date(`${date}T${time}+08:00`);
}

/** Working days from `first` to `last`, both included. */
export function workingDays(first: string, last: string): readonly string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) if (calendar.isWorkingDay(day)) days.push(day);
  return days;
}

const dueDays = new Map<string, string>();

/** The n-th working day after `date`; remembered, because a large world asks the same few thousand questions. */
export function dueOn(date: string, limit: number): string {
  const question = `${date}+${limit}`;
  const known = dueDays.get(question);
  if (known !== undefined) return known;
  const answer = limit === 0 ? date : calendar.addWorkingDays(date, limit).dueOn;
  dueDays.set(question, answer);
  return answer;
}

/** A moment within office hours. */
export function officeTime(date: string, random: Random): Date {
  const hour = random.pick([8, 9, 10, 11, 14, 15, 16]);
  const [minute, second] = [random.whole(hour === 8 ? 30 : 0, 59), random.whole(0, 59)];
  return instantOf(date, [hour, minute, second].map((part) => String(part).padStart(2, '0')).join(':'));
}
