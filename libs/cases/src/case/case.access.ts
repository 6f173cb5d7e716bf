import type { AccessRule, Principal } from '@mashang/platform-identity';
import { either, inOwnDepartment, withRole, withScope } from '@mashang/platform-identity';

/** What row rules read of a case: the department that handles it. */
export interface CaseRow {
  readonly departmentCode: string;
}

const departmentOf = ({ departmentCode }: CaseRow): string => departmentCode;

/** Leaders and auditors look across departments; nobody acts across them. */
const looksAcross = withRole('TOWNSHIP_LEADER', 'AUDITOR');

export const readCase: AccessRule<CaseRow> = either(looksAcross, inOwnDepartment(withScope('cases:read'), departmentOf));

export const writeCase: AccessRule<CaseRow> = inOwnDepartment(withScope('cases:write'), departmentOf);

/** The department to which a list is narrowed; null for who looks across all of them. */
export function visibleDepartment(principal: Principal): string | null {
  return looksAcross.admits(principal) ? null : (principal.departmentCode ?? '');
}

export const caseAccess = {
  Query: { case: readCase, cases: readCase },
  Mutation: { receiveCase: writeCase, acceptCase: writeCase, completeCase: writeCase, refuseCase: writeCase },
  references: { Case: readCase },
};
