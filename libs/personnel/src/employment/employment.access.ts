import type { AccessRule } from '@mashang/platform-identity';
import { inOwnDivision, withRole } from '@mashang/platform-identity';

/** Who serves where is decided above the departments, since a transfer takes from one what it gives another. */
export const decideEmployment: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(withRole('TOWNSHIP_LEADER'));

export const employmentAccess = {
  Mutation: { employOfficer: decideEmployment, transferOfficer: decideEmployment, recordDeparture: decideEmployment },
} as const;
