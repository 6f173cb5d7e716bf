import type { BusinessDate, DayKind, WorkingCalendar } from '@mashang/domain';

/** A running or stopped clock: the day of acceptance does not count (行政许可法 §82: working days). */
export interface ClockReading {
  readonly limitWorkingDays: number;
  readonly acceptedOn: BusinessDate;
  /** The day of the reading: today, or the day the case was closed. */
  readonly readOn: BusinessDate;
}

export interface ClockDay {
  readonly date: BusinessDate;
  readonly kind: DayKind;
  readonly isCounted: boolean;
  readonly reason: string;
  readonly source: string;
}

export interface Clock {
  readonly limitWorkingDays: number;
  readonly dueOn: BusinessDate;
  readonly isProvisional: boolean;
  readonly usedWorkingDays: number;
  readonly remainingWorkingDays: number;
  readonly overdueWorkingDays: number;
  readonly explain: readonly ClockDay[];
}

/**
 * What a clock shows on the day it is read. Used days are the working days after acceptance up to and including that day,
 * so used = limit − remaining + overdue always holds.
 */
export function readClock(calendar: WorkingCalendar, { limitWorkingDays, acceptedOn, readOn }: ClockReading): Clock {
  const { dueOn, provisional, days } = calendar.explain(acceptedOn, limitWorkingDays);
  const usedWorkingDays = Math.max(0, calendar.workingDaysBetween(acceptedOn, readOn));
  return {
    limitWorkingDays,
    dueOn,
    isProvisional: provisional,
    usedWorkingDays,
    remainingWorkingDays: Math.max(0, limitWorkingDays - usedWorkingDays),
    overdueWorkingDays: Math.max(0, usedWorkingDays - limitWorkingDays),
    explain: days.map(({ date, kind, counted, reason, source }) => ({
      date,
      kind,
      isCounted: counted,
      reason: `${reason.en} (${reason.zh})`,
      source,
    })),
  };
}
