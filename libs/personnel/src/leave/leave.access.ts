import type { AccessRule, Principal } from '@mashang/platform-identity';
import { either, inOwnDepartment, inOwnDivision, inPerson, withRole, withScope } from '@mashang/platform-identity';
import type { LeaveEntity } from './leave.entity';
import type { VisibleLeaves } from './leave.repository';

export type LeaveRow = Pick<LeaveEntity, 'staffNo' | 'departmentCode' | 'divisionCode'>;

/** Leaders and auditors of the township, never of another. */
const looksAcross: AccessRule<LeaveRow> = inOwnDivision(withRole('TOWNSHIP_LEADER', 'AUDITOR'));

/** Leaders and village cadres serve in no department; nobody has the empty code, so their leave is decided above. */
const departmentOf = ({ departmentCode }: LeaveRow): string => departmentCode ?? '';

export const ownLeave: AccessRule<LeaveRow> = inPerson(withScope('personnel:read'), ({ staffNo }: LeaveRow) => staffNo);

export const headOfOfficer: AccessRule<LeaveRow> = inOwnDepartment(withRole('DEPARTMENT_HEAD'), departmentOf);

/** A reason is read by who gives it and who decides on it. */
export const readLeave: AccessRule<LeaveRow> = either(looksAcross, headOfOfficer, ownLeave);

/** The head decides for the department; the leaders decide for the heads. */
export const decideLeave: AccessRule<LeaveRow> = either(inOwnDivision(withRole('TOWNSHIP_LEADER')), headOfOfficer);

/** What a list of leaves is narrowed to: the township's, a department's, or one's own. */
export function visibleLeaves(principal: Principal): VisibleLeaves {
  if (looksAcross.admits(principal)) return { divisionCodes: principal.divisionCodes, departmentCode: null, staffNo: null };
  if (withRole('DEPARTMENT_HEAD').admits(principal)) return { divisionCodes: null, departmentCode: principal.departmentCode ?? '', staffNo: null };
  return { divisionCodes: null, departmentCode: null, staffNo: principal.staffNo ?? '' };
}

export const leaveAccess = {
  Query: { leave: readLeave, leaves: readLeave },
  Mutation: { requestLeave: ownLeave, approveLeave: decideLeave, rejectLeave: decideLeave, withdrawLeave: ownLeave, returnFromLeave: ownLeave },
} as const;
