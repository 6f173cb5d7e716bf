import type { AccessRule } from '@mashang/platform-identity';
import { anyone, withRole, withScope } from '@mashang/platform-identity';

const clerk = withRole('WINDOW_CLERK', 'DEPARTMENT_HEAD');
const writesWelfare = withScope('welfare:write');

/** Claims are handed in at the counter: a scope alone, granted by whatever issuer, makes nobody a clerk. */
const clerkWithScope: AccessRule = {
  describe: `${clerk.describe} with ${writesWelfare.describe}`,
  admits: (principal) => clerk.admits(principal) && writesWelfare.admits(principal),
};

export const applianceClaimAccess = {
  Query: { applianceClaim: withScope('welfare:read'), subsidyRules: anyone('rules and their source are published policy (政策公开)') },
  Mutation: { submitApplianceClaim: clerkWithScope },
  references: { ApplianceSubsidyClaim: withScope('welfare:read') },
} as const;
