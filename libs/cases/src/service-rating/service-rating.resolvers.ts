import { mutationResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';

export const serviceRatingResolvers = {
  Mutation: {
    rateCase: (_, { input }, { operation, services }) =>
      mutationResult(
        services.serviceRatings.rate(operation, input),
        async () => ({ __typename: 'RateCasePayload' as const, case: await services.caseSteps.get(operation, input.caseNo.trim()) }),
        {
          CASE_RATED_BEFORE: (error) => ({ __typename: 'CaseRatedBefore' as const, ...error }),
          CASE_NOT_RATEABLE: (error) => ({ __typename: 'CaseNotYetRateable' as const, ...error }),
        },
      ),
  },
} satisfies Resolvers;
