import { either, withRole, withScope } from '@mashang/platform-identity';
import { keepAgreements } from '../agreement/agreement.access';

/** Who writes agreements stores what they are measured by; analysts know which figures there are. */
export const scoringQueryAccess = {
  Query: { scoringQuery: withScope('personnel:read') },
  Mutation: { storeScoringQuery: either(withRole('ANALYST'), keepAgreements) },
} as const;
