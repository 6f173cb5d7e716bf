import type { BusinessDate, Interval, Period, WorkingTime } from '@mashang/domain';
import { addDays, businessDateOf, Rate, sumOf } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';

/** What the officers of a department or division did in the counted days. */
export interface AttendanceCount {
  readonly key: string;
  readonly officers: number;
  readonly present: number;
  readonly late: number;
  readonly early: number;
  readonly leave: number;
  readonly businessTrip: number;
}

/** Leaves that were granted, with the key of the count they belong to, and the officers' days (`staffNo day`) that have a record. */
export interface GrantedLeaves {
  readonly leaves: readonly (Interval & { readonly key: string; readonly staffNo: string; readonly isTrip: boolean })[];
  readonly recorded: ReadonlySet<string>;
}

/** The working days of a period that have ended: what is still to come is neither attended nor missed. */
export interface CountedDays {
  readonly firstDay: BusinessDate;
  /** The last of them; before `firstDay` when there is none. */
  readonly lastDay: BusinessDate;
  readonly workingDays: number;
}

export interface AttendanceStatistics {
  readonly period: Period;
  readonly presence: RateFigure;
  readonly lateDays: number;
  readonly earlyDays: number;
  readonly leaveDays: number;
  readonly businessTripDays: number;
  readonly absentDays: number;
}

const PRESENCE = {
  id: 'personnel.attendance.presence',
  version: 1,
  en: 'days present, late ones included, of the officers of departments / officers now in departments × working days of the period whose office hours have ended; business trips and leave are counted apart',
  zh: '出勤天数（含迟到、早退）÷（部门现有人员数 × 期间内已结束的工作日数）；外出公务与请假另计',
} as const satisfies MetricDefinition;

export function countedDays(workingTime: WorkingTime, period: Period, now: Date): CountedDays {
  const { calendar } = workingTime;
  const { firstDay } = period;
  const today = businessDateOf(now);
  const yesterday = addDays(today, -1);
  const ended = calendar.isWorkingDay(today) && workingTime.closingOf(today) <= now ? today : yesterday;
  const lastDay = ended < period.lastDay ? ended : period.lastDay;
  return { firstDay, lastDay, workingDays: lastDay < firstDay ? 0 : calendar.workingDaysBetween(addDays(firstDay, -1), lastDay) };
}

/**
 * The counts with the days of granted leave that have no record of their own: such a day, of which any working minute lies in the
 * leave, is leave and no absence (请假期间不计缺勤).
 */
export function withGrantedLeave(workingTime: WorkingTime, counts: readonly AttendanceCount[], { leaves, recorded }: GrantedLeaves, days: CountedDays): readonly AttendanceCount[] {
  const added = new Map<string, { leave: number; businessTrip: number }>();
  const seen = new Set(recorded);
  for (const { key, staffNo, isTrip, from, until } of leaves) {
    const sum = added.get(key) ?? { leave: 0, businessTrip: 0 };
    added.set(key, sum);
    const [begins, ends] = [businessDateOf(from), businessDateOf(new Date(until.getTime() - 1))];
    const last = ends < days.lastDay ? ends : days.lastDay;
    for (let day = begins < days.firstDay ? days.firstDay : begins; day <= last; day = addDays(day, 1)) {
      const isLeave = !seen.has(`${staffNo} ${day}`) && workingTime.sessionsOn(day).some((session) => session.from < until && from < session.until);
      if (!isLeave) continue;
      seen.add(`${staffNo} ${day}`);
      if (isTrip) sum.businessTrip += 1;
      else sum.leave += 1;
    }
  }
  return counts.map((count) => {
    const { leave, businessTrip } = added.get(count.key) ?? { leave: 0, businessTrip: 0 };
    return { ...count, leave: count.leave + leave, businessTrip: count.businessTrip + businessTrip };
  });
}

/** Figures of one department, or of a division from the counts of all its divisions. */
export function attendanceStatistics(period: Period, counts: readonly AttendanceCount[], { workingDays }: CountedDays, asOf: Date): AttendanceStatistics {
  const sum = (part: (count: AttendanceCount) => number): number => sumOf(counts, part);
  const expected = sum(({ officers }) => officers) * workingDays;
  const present = sum((count) => count.present);
  const leaveDays = sum(({ leave }) => leave);
  const businessTripDays = sum(({ businessTrip }) => businessTrip);
  return {
    period,
    presence: rateFigure(Rate.of(present, expected), PRESENCE, asOf),
    lateDays: sum(({ late }) => late),
    earlyDays: sum(({ early }) => early),
    leaveDays,
    businessTripDays,
    absentDays: expected - present - leaveDays - businessTripDays,
  };
}
