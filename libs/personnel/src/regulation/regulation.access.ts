import type { AccessRule } from '@mashang/platform-identity';
import { inOwnDivision, withRole, withScope } from '@mashang/platform-identity';
import { inOwnTownship, staffMember } from '../office/staff';

interface RegulationRow {
  readonly divisionCode: string;
}

/** Whoever keeps personnel records proposes; what is proposed binds nobody. */
export const draftRegulationRule: AccessRule<RegulationRow> = inOwnDivision(withScope('personnel:write'));

/** The township's leaders put a regulation in force, and nobody else. */
export const issueRegulationRule: AccessRule<RegulationRow> = inOwnDivision(withRole('TOWNSHIP_LEADER'));

/** Staff read what binds them, in the villages too. */
export const readRegulation: AccessRule<RegulationRow> = inOwnTownship(staffMember);

export const regulationAccess = {
  Query: { regulation: readRegulation, regulations: readRegulation },
  Mutation: {
    draftRegulation: draftRegulationRule,
    amendRegulationDraft: draftRegulationRule,
    discardRegulationDraft: draftRegulationRule,
    issueRegulation: issueRegulationRule,
    acknowledgeRegulation: readRegulation,
  },
} as const;
