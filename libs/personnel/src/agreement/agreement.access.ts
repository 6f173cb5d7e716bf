import { withScope } from '@mashang/platform-identity';

/** Agreements are internal: read by staff, signed by whoever keeps personnel records. */
export const agreementAccess = {
  Query: { responsibilityAgreement: withScope('personnel:read'), responsibilityAgreements: withScope('personnel:read') },
  Mutation: { signResponsibilityAgreement: withScope('personnel:write') },
  references: { ResponsibilityAgreement: withScope('personnel:read') },
} as const;
