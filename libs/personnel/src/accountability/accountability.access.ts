import type { AccessRule } from '@mashang/platform-identity';
import { either, inOwnDivision, inPerson, signedIn, withRole, withScope } from '@mashang/platform-identity';
import type { AccountabilityRecordEntity } from './accountability.entity';
import { isUntold } from './accountability.lifecycle';

type Row = Pick<AccountabilityRecordEntity, 'state' | 'staffNo' | 'investigatorStaffNo' | 'divisionCode'>;

/** Nobody, of whatever rank, looks at or moves a matter of their own by their rank. */
function ofOthers(rule: AccessRule<Row>): AccessRule<Row> {
  return {
    describe: `${rule.describe}, in matters of others`,
    admits: rule.admits,
    admitsRow: (principal, row) => row.staffNo !== principal.staffNo && (rule.admitsRow?.(principal, row) ?? true),
  };
}

export const leadsAccountability: AccessRule<Row> = ofOthers(inOwnDivision<Row>(withRole('TOWNSHIP_LEADER')));

/** Whose rank lets them see the matters of their divisions. */
export const looksAcross: AccessRule<Row> = ofOthers(inOwnDivision<Row>(withRole('TOWNSHIP_LEADER', 'AUDITOR')));

export const filesAccountability: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(withRole('TOWNSHIP_LEADER', 'AUDITOR'));

/** The investigator that was named, in person. */
export const investigates: AccessRule<Row> = inPerson(signedIn, ({ investigatorStaffNo }: Row) => investigatorStaffNo);

/** The officer concerned, in person, once told: before that nobody's name is out. */
export const concerned: AccessRule<Row> = inPerson(signedIn, ({ state, staffNo }: Row) => (isUntold(state) || state === 'DISMISSED' || state === 'LAPSED' ? null : staffNo));

/** Narrow on purpose: leaders and auditors of the township, who investigates, and whom it is about. */
export const readAccountability: AccessRule<Row> = either(looksAcross, investigates, concerned);

export const accountabilityAccess = {
  Query: { accountabilityRecord: readAccountability, accountabilityRecords: readAccountability, accountabilityGrades: withScope('personnel:read') },
  Mutation: {
    fileAccountability: filesAccountability,
    withdrawAccountabilityGround: looksAcross,
    openAccountability: leadsAccountability,
    reassignAccountability: leadsAccountability,
    dismissAccountability: leadsAccountability,
    notifyAccountability: investigates,
    stateAccountability: concerned,
    findAccountability: investigates,
    decideAccountability: leadsAccountability,
    appealAccountability: concerned,
    decideAccountabilityAppeal: leadsAccountability,
    revokeAccountability: leadsAccountability,
  },
} as const;
