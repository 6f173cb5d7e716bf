import type { BusinessDate } from '@mashang/domain';
import { addDays } from '@mashang/domain';

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
