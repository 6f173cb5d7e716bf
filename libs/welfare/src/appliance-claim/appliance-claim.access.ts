import { anyone, withScope } from '@mashang/platform-identity';

export const applianceClaimAccess = {
  Query: { applianceClaim: withScope('welfare:read'), subsidyRules: anyone('rules and their source are published policy (政策公开)') },
  Mutation: { submitApplianceClaim: withScope('welfare:write') },
  references: { ApplianceSubsidyClaim: withScope('welfare:read') },
} as const;
