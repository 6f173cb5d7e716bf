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
