import type { Principal } from '@mashang/platform-identity';
import { person } from '@mashang/platform-testing';
import { clerk, elsewhere, financeClerk, financeHead, head, leader, otherHead, secondLeader } from '../../test/office.builder';
import { TOWNSHIP } from '../../test/township.builder';
import type { ClaimRow } from './expense-claim.access';
import { approveClaimRule, payClaimRule, readClaim, returnClaimRule, reviewClaimRule } from './expense-claim.access';
import { reviewOfficeOf } from './review-office';

const row = (staff: Partial<ClaimRow> = {}): ClaimRow => ({
  divisionCode: TOWNSHIP,
  departmentCode: 'GS-LAND',
  financeDepartmentCode: 'GS-FINANCE',
  reviewOffice: 'DEPARTMENT',
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

const PEOPLE = {
  clerk,
  head,
  otherHead,
  financeClerk,
  financeHead,
  leader,
  secondLeader,
  elsewhere,
  leaderElsewhere: person.townshipLeader({ divisionCodes: ['350199102000'] }),
};

const admitted = (rule: typeof reviewClaimRule, of: ClaimRow) =>
  Object.entries(PEOPLE)
    .filter(([, who]) => rule.admits(who) && rule.admitsRow?.(who, of))
    .map(([name]) => name);

const FINANCE = { departmentCode: 'GS-FINANCE' };

describe('who reviews a claim', () => {
  it.each([
    ['a clerk, the head of the department', { handlerStaffNo: 'T-2' }, 'DEPARTMENT', ['head']],
    ['a leader, the head of the department', { handlerStaffNo: 'L-1' }, 'DEPARTMENT', ['head']],
    ['a claim from before this was kept, the head of the department', { reviewOffice: null }, 'DEPARTMENT', ['head']],
    ['the head, the finance head', { handlerStaffNo: 'T-1' }, 'FINANCE', ['financeHead']],
    ['a finance clerk, the finance head', { ...FINANCE, handlerStaffNo: 'F-2' }, 'DEPARTMENT', ['financeHead']],
    ['the finance head, a leader', { ...FINANCE, handlerStaffNo: 'F-1' }, 'LEADERS', ['leader', 'secondLeader']],
    ['a leader who once was finance head, another leader', { ...FINANCE, handlerStaffNo: 'L-1' }, 'LEADERS', ['secondLeader']],
    ['the head who reviews would be the handler: nobody', { handlerStaffNo: 'T-1' }, 'DEPARTMENT', []],
    ['the finance head who reviews would be the handler: nobody', { handlerStaffNo: 'F-1' }, 'FINANCE', []],
  ] as const)('of %s', (_, changes, reviewOffice, reviewers) => {
    expect(admitted(reviewClaimRule, row({ reviewOffice, ...changes }))).toEqual(reviewers);
  });

  it.each([
    ['a clerk', clerk, 'GS-LAND', 'DEPARTMENT'],
    ['the head', head, 'GS-LAND', 'FINANCE'],
    ['a head on the budget of another department', head, 'GS-OTHER', 'DEPARTMENT'],
    ['a finance clerk', financeClerk, 'GS-FINANCE', 'DEPARTMENT'],
    ['the finance head', financeHead, 'GS-FINANCE', 'LEADERS'],
    ['a leader', leader, 'GS-LAND', 'DEPARTMENT'],
  ] as const)('is settled when %s files it', (_, who, departmentCode, office) => {
    expect(reviewOfficeOf(who, { departmentCode, financeDepartmentCode: 'GS-FINANCE' })).toBe(office);
  });
});

describe('who returns a claim', () => {
  it.each([
    ['is filed', {}, ['head', 'leader', 'secondLeader']],
    ['is reviewed', { reviewerStaffNo: 'T-1' }, ['head', 'leader', 'secondLeader']],
    ['the head filed', { reviewOffice: 'FINANCE', handlerStaffNo: 'T-1' }, ['financeHead', 'leader', 'secondLeader']],
    ['is approved', { reviewerStaffNo: 'T-1', approverStaffNo: 'L-1' }, ['leader']],
    ['is approved by another', { reviewerStaffNo: 'T-1', approverStaffNo: 'L-9' }, []],
  ] as const)('that %s', (_, changes, returners) => {
    expect(admitted(returnClaimRule, row(changes))).toEqual(returners);
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
