import type { Principal } from '@mashang/platform-identity';
import { staffNoOf } from '../office/staff';
import { looksAcross } from './expense-claim.access';
import type { ClaimReach } from './expense-claim.repository';

/** What `readClaim` admits, as the narrowing of a list: one's own, those of the department one heads, those one's finance office pays. */
export function claimReach(principal: Principal, divisionCode: string): ClaimReach {
  if (looksAcross.admits(principal) && looksAcross.admitsRow?.(principal, { divisionCode }) !== false) return 'all';
  const serving = principal.departmentCode ?? null;
  return { handler: staffNoOf(principal), headOf: principal.roles.includes('DEPARTMENT_HEAD') ? serving : null, serving };
}
