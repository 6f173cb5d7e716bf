import type { AccessRule } from '@mashang/platform-identity';
import { inOwnDivision, inPerson, withRole, withScope } from '@mashang/platform-identity';
import { inOwnTownship, staffMember } from '../office/staff';
import type { VillageIssueEntity } from './village-issue.entity';

interface VillageRow {
  readonly divisionCode: string;
}

/** Who answers for which village is decided by the leaders. */
export const assignVillageRule: AccessRule<VillageRow> = inOwnDivision(withRole('TOWNSHIP_LEADER'));

/** A visit is recorded by who made it; that it is the own village is asked of the assignments. */
export const recordVisitRule: AccessRule<VillageRow> = inOwnTownship(staffMember);

/** Solved by who answers for it, in person. */
export const ownIssue: AccessRule<Pick<VillageIssueEntity, 'responsibleStaffNo'>> = inPerson(
  staffMember,
  (row: Pick<VillageIssueEntity, 'responsibleStaffNo'>) => row.responsibleStaffNo,
);

type IssueRow = Pick<VillageIssueEntity, 'divisionCode' | 'responsibleStaffNo'>;

/** The village says whether it is solved: its own cadre, and never the one who answers for the solution. */
export const confirmIssue: AccessRule<IssueRow> = {
  describe: 'a cadre of the village, who is not the one that solved it',
  admits: staffMember.admits,
  admitsRow: ({ staffNo, divisionCodes }, row) => divisionCodes.includes(row.divisionCode) && staffNo !== row.responsibleStaffNo,
};

export const readPairing: AccessRule<VillageRow> = inOwnTownship(withScope('personnel:read'));

export const villagePairingAccess = {
  Query: { unpairedVillages: readPairing, villageAssignments: readPairing, villageVisits: readPairing, villageIssue: readPairing, overdueVillageIssues: readPairing },
  Mutation: {
    assignVillage: assignVillageRule,
    endVillageAssignment: assignVillageRule,
    recordVillageVisit: recordVisitRule,
    resolveVillageIssue: ownIssue,
    confirmVillageIssue: confirmIssue,
    reopenVillageIssue: confirmIssue,
  },
} as const;
