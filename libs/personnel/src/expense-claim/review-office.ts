import type { Principal } from '@mashang/platform-identity';

/** Whose head reviews a claim (审核层级): its department's, the finance office's, or the township's leaders. */
export type ReviewOffice = 'DEPARTMENT' | 'FINANCE' | 'LEADERS';

/**
 * Who reviews what the caller claims on the budget of a department: its head; the finance office's head for that head's own
 * claim; and a leader for the finance head's own, so that nobody reviews for themselves and no head is passed over.
 */
export function reviewOfficeOf(
  { roles, departmentCode: serving }: Pick<Principal, 'roles' | 'departmentCode'>,
  { departmentCode, financeDepartmentCode }: { readonly departmentCode: string; readonly financeDepartmentCode: string },
): ReviewOffice {
  if (!roles.includes('DEPARTMENT_HEAD') || serving !== departmentCode) return 'DEPARTMENT';
  return departmentCode === financeDepartmentCode ? 'LEADERS' : 'FINANCE';
}
