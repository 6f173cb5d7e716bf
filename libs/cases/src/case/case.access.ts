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

export const headOfDepartment: AccessRule<CaseRow> = inOwnDepartment(withRole('DEPARTMENT_HEAD'), departmentOf);

/** The law asks the head of the agency to approve an extension (行政许可法 §42). */
export const extendCaseRule: AccessRule<CaseRow> = headOfDepartment;

/** The department to which a list is narrowed; null for who looks across all of them. */
export function visibleDepartment(principal: Principal): string | null {
  return looksAcross.admits(principal) ? null : (principal.departmentCode ?? '');
}

/**
 * The department that a list is of when one is asked for or none; null for all. Whoever is bound to a department sees none of another's, so a
 * foreign one is of the empty code and the list is empty.
 */
export function listedDepartment(principal: Principal, asked: string | null | undefined): string | null {
  const own = visibleDepartment(principal);
  const wanted = asked ?? own;
  return own === null || wanted === own ? wanted : '';
}

export const caseAccess = {
  Query: { case: readCase, cases: readCase },
  Mutation: {
    receiveCase: writeCase,
    acceptCase: writeCase,
    requestSupplement: writeCase,
    resubmitCase: writeCase,
    beginCaseReview: writeCase,
    startSpecialProcedure: writeCase,
    endSpecialProcedure: writeCase,
    extendCase: extendCaseRule,
    transferCase: writeCase,
    takeCaseBack: writeCase,
    grantCase: writeCase,
    refuseCase: writeCase,
    completeCase: writeCase,
    deliverCase: writeCase,
    withdrawCase: writeCase,
    invalidateCase: writeCase,
    terminateCase: headOfDepartment,
    preReviewCase: writeCase,
    supplyGap: writeCase,
    checkCommitment: writeCase,
    recordTrip: writeCase,
  },
  references: { Case: readCase },
};
