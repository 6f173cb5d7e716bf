import type { AccessRule } from '@mashang/platform-identity';
import { either, inPerson, signedIn, withRole, withScope } from '@mashang/platform-identity';
import type { AccountabilityRecordEntity } from './accountability.entity';
import { isUntold } from './accountability.lifecycle';

type Row = Pick<AccountabilityRecordEntity, 'state' | 'staffNo' | 'investigatorStaffNo'>;

export const leadsAccountability = withRole('TOWNSHIP_LEADER');

export const filesAccountability = withRole('TOWNSHIP_LEADER', 'AUDITOR');

/** The investigator that was named, in person. */
export const investigates: AccessRule<Row> = inPerson(signedIn, ({ investigatorStaffNo }: Row) => investigatorStaffNo);

/** The officer concerned, in person, once told: before that nobody's name is out. */
export const concerned: AccessRule<Row> = inPerson(signedIn, ({ state, staffNo }: Row) => (isUntold(state) || state === 'DISMISSED' || state === 'LAPSED' ? null : staffNo));

/** Narrow on purpose: leaders and auditors, who investigates, and whom it is about. */
export const readAccountability: AccessRule<Row> = either(withRole('TOWNSHIP_LEADER', 'AUDITOR'), investigates, concerned);

export const accountabilityAccess = {
  Query: { accountabilityRecord: readAccountability, accountabilityRecords: readAccountability, accountabilityGrades: withScope('personnel:read') },
  Mutation: {
    fileAccountability: filesAccountability,
    openAccountability: leadsAccountability,
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
