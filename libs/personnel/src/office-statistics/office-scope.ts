import type { Period } from '@mashang/domain';

/** Whose figures, and of when: what the fields of `OfficeStatistics` are read from. */
export interface OfficeScope {
  readonly group: 'division' | 'department';
  readonly code: string;
  readonly period: Period;
}

/** The last day of a period that has come by today. */
export function lastDayBy({ lastDay }: Period, today: string): string {
  return lastDay < today ? lastDay : today;
}
