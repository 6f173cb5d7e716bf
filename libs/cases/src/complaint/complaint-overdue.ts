import type { WorkingCalendar } from '@mashang/domain';
import { businessDateOf, parseBusinessDate } from '@mashang/domain';
import type { ComplaintEntity } from './complaint.entity';

type Clocked = Pick<ComplaintEntity, 'state' | 'dueOn' | 'answeredAt' | 'wasOverdueWorkingDays'>;

/** Working days past the last day to answer at an instant; 0 in time, and while nobody has it. */
function workingDaysPast(calendar: WorkingCalendar, dueOn: string | null, at: Date | null): number {
  if (dueOn === null || at === null) return 0;
  return Math.max(0, calendar.workingDaysBetween(parseBusinessDate(dueOn), businessDateOf(at)));
}

/** Of the turns that are over: each that ended late counts, however it ended. What was answered before this was kept is told by its answer. */
function kept(calendar: WorkingCalendar, { state, dueOn, answeredAt, wasOverdueWorkingDays }: Clocked): number {
  return wasOverdueWorkingDays ?? (state === 'DISPATCHED' ? 0 : workingDaysPast(calendar, dueOn, answeredAt));
}

/** 超期天数 (GB/T 39046 table 10): working days past the last days to answer, of all turns, the one under way included. */
export function overdueWorkingDays(calendar: WorkingCalendar, complaint: Clocked, at: Date): number {
  return kept(calendar, complaint) + (complaint.state === 'DISPATCHED' ? workingDaysPast(calendar, complaint.dueOn, at) : 0);
}
