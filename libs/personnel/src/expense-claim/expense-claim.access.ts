import type { AccessRule } from '@mashang/platform-identity';
import { answersFor, either, inOwnDivision, inPerson, withRole } from '@mashang/platform-identity';
import { inOwnTownship, staffMember } from '../office/staff';
import type { ExpenseClaimEntity } from './expense-claim.entity';

export type ClaimRow = Pick<
  ExpenseClaimEntity,
  'divisionCode' | 'departmentCode' | 'financeDepartmentCode' | 'reviewOffice' | 'handlerStaffNo' | 'reviewerStaffNo' | 'approverStaffNo'
>;

/** Whoever spent the money claims it, in person. */
export const fileClaimRule: AccessRule<{ readonly divisionCode: string }> = inOwnTownship(staffMember);

export const ownClaim: AccessRule<Pick<ClaimRow, 'handlerStaffNo'>> = inPerson(staffMember, (row: Pick<ClaimRow, 'handlerStaffNo'>) => row.handlerStaffNo);

const isHead = withRole('DEPARTMENT_HEAD');

const isLeader = withRole('TOWNSHIP_LEADER');

/**
 * The head of the department whose budget it is; of the finance office for that head's own claim; a leader for the finance head's
 * own. Never the handler.
 */
export const reviewClaimRule: AccessRule<ClaimRow> = {
  describe: "the head of the department, of the finance office for that head's own claim, or a leader for the finance head's; never the handler",
  admits: (principal) => isHead.admits(principal) || isLeader.admits(principal),
  admitsRow: (principal, row) => {
    if (principal.staffNo === undefined || principal.staffNo === row.handlerStaffNo) return false;
    if (row.reviewOffice === 'LEADERS') return isLeader.admits(principal) && answersFor(principal, row.divisionCode);
    return isHead.admits(principal) && principal.departmentCode === (row.reviewOffice === 'FINANCE' ? row.financeDepartmentCode : row.departmentCode);
  },
};

/** A leader of the township, who is neither the handler nor the reviewer. */
export const approveClaimRule: AccessRule<ClaimRow> = {
  describe: 'a leader of the township, who is neither handler nor reviewer',
  admits: isLeader.admits,
  admitsRow: (principal, row) =>
    principal.staffNo !== undefined &&
    principal.staffNo !== row.handlerStaffNo &&
    principal.staffNo !== row.reviewerStaffNo &&
    answersFor(principal, row.divisionCode),
};

/** Whoever could have agreed may return it; what is approved, only the one who approved it, since the signature is theirs. */
export const returnClaimRule: AccessRule<ClaimRow> = {
  describe: 'who may review or approve it; once it is approved, who approved it',
  admits: reviewClaimRule.admits,
  admitsRow: (principal, row) => {
    const mayApprove = isLeader.admits(principal) && approveClaimRule.admitsRow?.(principal, row) === true;
    if (row.approverStaffNo !== null) return mayApprove && principal.staffNo === row.approverStaffNo;
    return mayApprove || reviewClaimRule.admitsRow?.(principal, row) === true;
  },
};

/** The finance office pays, and nobody pays what they claimed. */
export const payClaimRule: AccessRule<ClaimRow> = {
  describe: 'the finance office, and not the handler',
  admits: staffMember.admits,
  admitsRow: ({ staffNo, departmentCode }, row) => departmentCode === row.financeDepartmentCode && staffNo !== row.handlerStaffNo,
};

const finance: AccessRule<ClaimRow> = {
  describe: 'the finance office',
  admits: staffMember.admits,
  admitsRow: ({ departmentCode }, row) => departmentCode === row.financeDepartmentCode,
};

const ownHead: AccessRule<ClaimRow> = {
  describe: 'the head of the department',
  admits: isHead.admits,
  admitsRow: ({ departmentCode }, row) => departmentCode === row.departmentCode,
};

/** Leaders and auditors look across the departments of their township. */
export const looksAcross: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(withRole('TOWNSHIP_LEADER', 'AUDITOR'));

/** The handler, the head, the finance office, leaders and auditors; no colleague. */
export const readClaim: AccessRule<ClaimRow> = either<ClaimRow>(looksAcross, ownClaim, ownHead, finance);

/** The budget is the leaders' decision. */
export const setBudgetRule: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(isLeader);

export const readBudget: AccessRule<{ readonly divisionCode: string }> = inOwnTownship(staffMember);

export const expenseClaimAccess = {
  Query: { expenseClaim: readClaim, expenseClaims: fileClaimRule, budgetLines: readBudget },
  Mutation: {
    nameFinanceOffice: setBudgetRule,
    openBudgetLine: setBudgetRule,
    fileExpenseClaim: fileClaimRule,
    reviewExpenseClaim: reviewClaimRule,
    approveExpenseClaim: approveClaimRule,
    returnExpenseClaim: returnClaimRule,
    resubmitExpenseClaim: ownClaim,
    payExpenseClaim: payClaimRule,
  },
} as const;
