import type { AccessRule } from '@mashang/platform-identity';
import { answersFor, either, inOwnDepartment, inOwnDivision, inPerson, withRole } from '@mashang/platform-identity';
import { inOwnTownship, staffMember } from '../office/staff';
import type { OfficialReceptionEntity } from './official-reception.entity';

type ReceptionRow = Pick<OfficialReceptionEntity, 'divisionCode' | 'departmentCode' | 'hostStaffNo'>;

/** Whoever was the host records it. */
export const recordReceptionRule: AccessRule<{ readonly divisionCode: string }> = inOwnTownship(staffMember);

export const ownReception: AccessRule<Pick<ReceptionRow, 'hostStaffNo'>> = inPerson(staffMember, (row: Pick<ReceptionRow, 'hostStaffNo'>) => row.hostStaffNo);

/** What exceeds the standard waits for a leader, who was not the host. */
export const decideReceptionRule: AccessRule<ReceptionRow> = {
  describe: 'a leader of the township, who was not the host',
  admits: withRole('TOWNSHIP_LEADER').admits,
  admitsRow: (principal, row) => principal.staffNo !== undefined && principal.staffNo !== row.hostStaffNo && answersFor(principal, row.divisionCode),
};

/** Leaders and auditors look across the departments of their township. */
export const listReceptions: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(withRole('TOWNSHIP_LEADER', 'AUDITOR'));

/** The host, the head of the host's department, leaders and auditors. */
export const readReception: AccessRule<ReceptionRow> = either<ReceptionRow>(
  listReceptions,
  ownReception,
  inOwnDepartment(withRole('DEPARTMENT_HEAD'), (row: ReceptionRow) => row.departmentCode ?? ''),
);

/** The standards are the leaders' to set, after the documents of the levels above. */
export const setStandardRule: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(withRole('TOWNSHIP_LEADER'));

export const officialReceptionAccess = {
  Query: { officialReception: readReception, officialReceptions: listReceptions },
  Mutation: {
    setMealStandard: setStandardRule,
    setHostLimit: setStandardRule,
    recordReception: recordReceptionRule,
    approveReception: decideReceptionRule,
    refuseReception: decideReceptionRule,
    linkReceptionToClaim: ownReception,
  },
} as const;
