import { mutationResult } from '@mashang/platform-subgraph';
import type { UserErrorFields } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';

const notEligible = (error: UserErrorFields) => ({ __typename: 'NotEligibleForSubsidy' as const, ...error });

export const applianceClaimResolvers = {
  Query: {
    applianceClaim: (_, { claimNo }, { loaders }) => loaders.applianceClaims.byClaimNo.load(claimNo),
    subsidyRules: (_, __, { operation, services }) => services.applianceClaims.listRules(operation),
  },
  Mutation: {
    submitApplianceClaim: (_, { input }, { operation, services }) =>
      mutationResult(
        services.applianceClaiming.submit(operation, input),
        async (claimNo) => ({ __typename: 'SubmitApplianceClaimPayload' as const, claim: await services.applianceClaiming.get(operation, claimNo) }),
        {
          LABEL_CARD_ALREADY_CLAIMED: (error) => ({ __typename: 'LabelCardAlreadyClaimed' as const, ...error }),
          NO_RULE_IN_FORCE: notEligible,
          HOUSEHOLD_NOT_RURAL: notEligible,
          PRICE_ABOVE_CAP: notEligible,
          QUOTA_USED_UP: notEligible,
        },
      ),
  },
  ApplianceSubsidyClaim: {
    __resolveReference: ({ claimNo }, { loaders }) => loaders.applianceClaims.byClaimNo.load(claimNo),
    household: ({ householdId }, _, { loaders }) => loaders.households.byId.get(householdId),
    rule: ({ ruleId }, _, { loaders }) => loaders.applianceClaims.ruleById.get(ruleId),
  },
} satisfies Resolvers;
