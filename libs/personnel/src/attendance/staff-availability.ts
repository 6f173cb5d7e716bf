import type { BusinessDate } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';

/** A stretch of days on which somebody does not serve: on leave, on business elsewhere, or no longer with the township. */
export interface Absence {
  readonly staffNo: string;
  readonly kind: 'AWAY' | 'LEFT';
  readonly firstDay: BusinessDate;
  /** Null when it does not end. */
  readonly lastDay: BusinessDate | null;
}

/** Who is known to be away: whatever knows of absences answers here, so that rosters need not know where they are kept. */
export interface StaffAvailability {
  /** The absences that touch any day from `firstDay` to `lastDay`, both included. */
  absencesOf(ctx: OperationContext, staffNumbers: readonly string[], firstDay: BusinessDate, lastDay: BusinessDate): Promise<readonly Absence[]>;
}

/** The absence of an officer on a day; null when the officer can serve. */
export function absenceOn(absences: readonly Absence[], staffNo: string, on: BusinessDate): Absence | null {
  return absences.find((absence) => absence.staffNo === staffNo && absence.firstDay <= on && (absence.lastDay === null || on <= absence.lastDay)) ?? null;
}
