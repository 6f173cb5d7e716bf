import type { BusinessDate } from '@mashang/domain';
import { addDays } from '@mashang/domain';
import { PostError } from '../post/post.errors';

/** One stretch of service. */
export interface Service {
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate | null;
}

/**
 * Up to which day an officer serves without a break from a day on: null for no end, `NOT_SERVING` when she does not serve on
 * that day. An officer without a recorded history serves as the register says.
 */
export function servesUntil(history: readonly Service[], from: BusinessDate): BusinessDate | null | 'NOT_SERVING' {
  if (history.length === 0) return null;
  const ascending = [...history].sort((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
  let reached: BusinessDate | 'NOT_SERVING' = 'NOT_SERVING';
  for (const { startsOn, endsOn } of ascending) {
    const nextDay: BusinessDate = reached === 'NOT_SERVING' ? from : addDays(reached, 1);
    if (startsOn > nextDay || (endsOn !== null && endsOn < nextDay)) continue;
    if (endsOn === null) return null;
    reached = endsOn;
  }
  return reached;
}

/**
 * The last day of service of each officer who leaves or has left; whoever goes on, or has no recorded history, is not in it. The
 * rows of one officer are the earliest first.
 */
export function lastDays(rows: readonly (Service & { readonly staffNo: string })[]): ReadonlyMap<string, BusinessDate> {
  const last = new Map(rows.map(({ staffNo, endsOn }) => [staffNo, endsOn]));
  return new Map([...last].flatMap(([staffNo, endsOn]) => (endsOn === null ? [] : [[staffNo, endsOn] as const])));
}

/**
 * That an officer serves on every day from one to another; before the recorded history begins she serves as the register said.
 * @throws PostError `OFFICER_HAS_LEFT`
 */
export function assertServes(staffNo: string, history: readonly Service[], firstDay: BusinessDate, lastDay: BusinessDate): void {
  const begins = history.reduce<BusinessDate | null>((first, { startsOn }) => (first === null || startsOn < first ? startsOn : first), null);
  if (begins === null || lastDay < begins) return;
  const servesTo = servesUntil(history, firstDay < begins ? begins : firstDay);
  if (servesTo === 'NOT_SERVING' || (servesTo !== null && servesTo < lastDay)) {
    throw new PostError('OFFICER_HAS_LEFT', `${staffNo} does not serve until ${lastDay}: nobody who has left is at work, away or on leave.`);
  }
}
