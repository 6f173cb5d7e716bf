import type { BusinessDate, WorkingTime } from '@mashang/domain';

/** How long before opening a check-in counts, and how long after it nobody is called late (考勤制度; the office may set its own). */
const EARLIEST_BEFORE_OPENING_MS = 60 * 60_000;
const GRACE_AFTER_OPENING_MS = 15 * 60_000;

export type CheckInVerdict = 'NO_OFFICE_HOURS' | 'TOO_EARLY' | 'IN_TIME' | 'LATE' | 'TOO_LATE';

/** What a check-in at an instant is to the office hours of a day; late is recorded, the rest outside of the hours refused. */
export function checkInVerdict(workingTime: WorkingTime, on: BusinessDate, at: Date): CheckInVerdict {
  const opens = workingTime.sessionsOn(on)[0]?.from.getTime();
  if (opens === undefined) return 'NO_OFFICE_HOURS';
  if (at.getTime() < opens - EARLIEST_BEFORE_OPENING_MS) return 'TOO_EARLY';
  if (at >= workingTime.closingOf(on)) return 'TOO_LATE';
  return at.getTime() > opens + GRACE_AFTER_OPENING_MS ? 'LATE' : 'IN_TIME';
}

/** Whether the office is open at the instant. */
export function isOpenAt(workingTime: WorkingTime, on: BusinessDate, at: Date): boolean {
  return workingTime.sessionsOn(on).some(({ from, until }) => from <= at && at < until);
}
