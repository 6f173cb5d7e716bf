import type { AccessRule } from '@mashang/platform-identity';
import { anyone, inPerson, withScope } from '@mashang/platform-identity';
import type { CaseEntity } from '../case/case.entity';

const byReceipt = anyone('number and query code of the receipt open the case, wrong codes are limited');

export const trackingAccess = { Query: { trackCase: byReceipt } } as const;

/** The query code stands on the receipt: whoever took the case in prints it that day, and nobody of the town reads it afterwards. */
export function readQueryCode(today: string): AccessRule<Pick<CaseEntity, 'firstContactStaffNo' | 'receivedOn'>> {
  const rule = inPerson<Pick<CaseEntity, 'firstContactStaffNo' | 'receivedOn'>>(withScope('cases:write'), ({ firstContactStaffNo }) => firstContactStaffNo);
  return {
    describe: `${rule.describe}, on the day of receipt`,
    admits: rule.admits,
    admitsRow: (principal, row) => row.receivedOn === today && (rule.admitsRow?.(principal, row) ?? true),
  };
}
