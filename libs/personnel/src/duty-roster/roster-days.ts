import type { BusinessDate, WorkingCalendar } from '@mashang/domain';
import { addDays, YearMonth } from '@mashang/domain';
import type { IsUnavailable, ProposedShift } from './roster-proposal';

/** The working days of a month from `startsOn` on; somebody is on duty on each (村干部轮流坐班: domain page 1.4, row 26). */
export function rosterDays(calendar: WorkingCalendar, month: string, startsOn: BusinessDate): readonly BusinessDate[] {
  const days: BusinessDate[] = [];
  const last = YearMonth.lastDay(month);
  for (let day = YearMonth.firstDay(month); day <= last; day = addDays(day, 1)) if (day >= startsOn && calendar.isWorkingDay(day)) days.push(day);
  return days;
}

/** The days that nobody covers: no shift, or only shifts of officers who cannot serve on them. */
export function uncoveredDays(days: readonly BusinessDate[], shifts: readonly ProposedShift[], isUnavailable: IsUnavailable): readonly BusinessDate[] {
  const covered = new Set(shifts.filter(({ staffNo, on }) => !isUnavailable(staffNo, on)).map(({ on }) => on));
  return days.filter((day) => !covered.has(day));
}
