import type { AccessRule } from '@mashang/platform-identity';
import { answersFor, either, inOwnDivision, withRole, withScope } from '@mashang/platform-identity';
import type { AgreementEntity } from './agreement.entity';

type AgreementRow = Pick<AgreementEntity, 'divisionCode'>;

/** Every township's party-government office (党政办) has a code that ends so. */
const PARTY_GOVERNMENT = '-PARTY-GOVERNMENT';

const partyGovernmentOffice: AccessRule = {
  describe: "the party-government office's writers",
  admits: ({ scopes, departmentCode }) => scopes.includes('personnel:write') && departmentCode?.endsWith(PARTY_GOVERNMENT) === true,
};

/** Who writes agreements, lays them before the parties, amends and ends them, and takes over what was signed on paper. */
export const keepAgreements: AccessRule<AgreementRow> = inOwnDivision(either(withRole('TOWNSHIP_LEADER'), partyGovernmentOffice));

/** Staff read agreements; a leader those of the own township, never another's. */
export const readAgreement: AccessRule<AgreementRow> = {
  describe: 'scope personnel:read; a leader in the own township only',
  admits: withScope('personnel:read').admits,
  admitsRow: (principal, { divisionCode }) => !principal.roles.includes('TOWNSHIP_LEADER') || answersFor(principal, divisionCode),
};

/** Agreements are internal: read by staff, kept by leaders and the party-government office, signed in person by whom they bind. */
export const agreementAccess = {
  Query: { responsibilityAgreement: withScope('personnel:read'), responsibilityAgreements: withScope('personnel:read') },
  Mutation: {
    signResponsibilityAgreement: keepAgreements,
    draftResponsibilityAgreement: keepAgreements,
    redraftResponsibilityAgreement: keepAgreements,
    offerResponsibilityAgreement: keepAgreements,
    amendResponsibilityAgreement: keepAgreements,
    terminateResponsibilityAgreement: keepAgreements,
    signAgreementSide: withScope('personnel:read'),
  },
  references: { ResponsibilityAgreement: withScope('personnel:read') },
} as const;
