import type { AccessRule } from '@mashang/platform-identity';
import { ANONYMOUS } from '@mashang/platform-identity';
import { person } from '@mashang/platform-testing';
import { applianceClaimAccess } from './appliance-claim/appliance-claim.access';
import { householdAccess } from './household/household.access';
import { paymentAccess } from './payment/payment.access';
import { programmeAccess } from './programme/programme.access';

const PEOPLE = {
  anonymous: ANONYMOUS,
  citizen: person.citizen(),
  windowClerk: person.windowClerk(),
  departmentHead: person.departmentHead(),
  townshipLeader: person.townshipLeader(),
  analyst: person.analyst(),
  auditor: person.auditor(),
  /** What an issuer may grant to one person on top of the role. */
  caseworker: person.departmentHead({ scopes: ['welfare:read', 'welfare:member'] }),
  citizenWithScope: person.citizen({ scopes: ['welfare:write'] }),
  leaderWithScope: person.townshipLeader({ scopes: ['welfare:write'] }),
};

const RULES: Readonly<Record<'policy' | 'rows' | 'members' | 'claim', readonly AccessRule[]>> = {
  policy: [programmeAccess.Query.programmes, programmeAccess.references.Programme, applianceClaimAccess.Query.subsidyRules],
  rows: [
    householdAccess.Query.household,
    householdAccess.Query.households,
    householdAccess.references.Household,
    paymentAccess.Query.payments,
    paymentAccess.references.Payment,
    applianceClaimAccess.Query.applianceClaim,
    applianceClaimAccess.references.ApplianceSubsidyClaim,
  ],
  members: [householdAccess.references.Resident],
  claim: [applianceClaimAccess.Mutation.submitApplianceClaim],
};

describe('welfare access', () => {
  it.each([
    // who, read policy, read rows, read members, submit a claim
    ['anonymous', true, false, false, false],
    ['citizen', true, false, false, false],
    ['windowClerk', true, true, false, true],
    ['departmentHead', true, true, false, true],
    ['townshipLeader', true, true, false, false],
    ['analyst', true, false, false, false],
    ['auditor', true, true, false, false],
    ['caseworker', true, true, true, false],
    ['citizenWithScope', true, false, false, false],
    ['leaderWithScope', true, false, false, false],
  ] as const)('%s: policy %s, rows %s, members %s, claim %s', (who, policy, rows, members, claim) => {
    const verdicts = Object.fromEntries(Object.entries(RULES).map(([action, rules]) => [action, rules.map((rule) => rule.admits(PEOPLE[who]))]));
    expect(verdicts).toEqual({
      policy: RULES.policy.map(() => policy),
      rows: RULES.rows.map(() => rows),
      members: RULES.members.map(() => members),
      claim: RULES.claim.map(() => claim),
    });
  });
});
