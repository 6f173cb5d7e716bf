import type { Principal } from '@mashang/platform-identity';
import { person } from '@mashang/platform-testing';
import { clerk, elsewhere, financeClerk, financeHead, head, leader, otherHead } from '../../test/office.builder';
import { TOWNSHIP } from '../../test/township.builder';
import type { ClaimRow } from './expense-claim.access';
import { approveClaimRule, payClaimRule, readClaim, reviewClaimRule } from './expense-claim.access';

const row = (staff: Partial<ClaimRow> = {}): ClaimRow => ({
  divisionCode: TOWNSHIP,
  departmentCode: 'GS-LAND',
  financeDepartmentCode: 'GS-FINANCE',
  handlerStaffNo: 'T-2',
  reviewerStaffNo: null,
  approverStaffNo: null,
  ...staff,
});

/** One who holds every office: only being another person can keep them apart. */
const everything = (staffNo: string): Principal => ({ ...head, staffNo, roles: ['DEPARTMENT_HEAD', 'TOWNSHIP_LEADER'] });

const PERSONS = ['P-1', 'P-2', 'P-3'] as const;

describe('three different persons', () => {
  it.each(PERSONS.flatMap((handler) => PERSONS.map((reviewer) => [handler, reviewer] as const)))('handler %s, reviewer %s', (handlerStaffNo, reviewer) => {
    expect(reviewClaimRule.admitsRow?.(everything(reviewer), row({ handlerStaffNo }))).toBe(handlerStaffNo !== reviewer);
  });

  it.each(PERSONS.flatMap((handler) => PERSONS.flatMap((reviewer) => PERSONS.map((approver) => [handler, reviewer, approver] as const))))(
    'handler %s, reviewer %s, approver %s',
    (handlerStaffNo, reviewerStaffNo, approver) => {
      const allowed = approver !== handlerStaffNo && approver !== reviewerStaffNo;
      expect(approveClaimRule.admitsRow?.(everything(approver), row({ handlerStaffNo, reviewerStaffNo }))).toBe(allowed);
    },
  );

  it('lets nobody pay their own claim', () => {
    expect(payClaimRule.admitsRow?.(financeClerk, row({ handlerStaffNo: 'F-2' }))).toBe(false);
    expect(payClaimRule.admitsRow?.(financeHead, row({ handlerStaffNo: 'F-2' }))).toBe(true);
  });
});

describe('who reads a claim', () => {
  const colleague = person.windowClerk({ departmentCode: 'GS-LAND', staffNo: 'T-7' });

  it.each([
    ['the handler', clerk, true],
    ['the head', head, true],
    ['the finance head', financeHead, true],
    ['the finance clerk', financeClerk, true],
    ['a leader', leader, true],
    ['an auditor', person.auditor(), true],
    ['a colleague', colleague, false],
    ['the head of another department', otherHead, false],
    ['an analyst', person.analyst(), false],
    ['a head of another township', elsewhere, false],
    ['a leader of another township', person.townshipLeader({ divisionCodes: ['350199102000'] }), false],
    ['a citizen', person.citizen(), false],
  ] as const)('%s', (_, who, reads) => {
    expect(readClaim.admits(who) && readClaim.admitsRow?.(who, row())).toBe(reads);
  });
});
