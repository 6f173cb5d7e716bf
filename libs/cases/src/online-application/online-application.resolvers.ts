import { mutationResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { queryCodeOf } from '../tracking/query-code';

export const onlineApplicationResolvers = {
  Mutation: {
    submitApplication: (_, { input }, { operation, services }) =>
      mutationResult(
        services.caseIntake.submit(operation, input),
        (caseNo) => ({ __typename: 'ApplicationReceipt' as const, caseNo, queryCode: queryCodeOf(services.personalNumbers, caseNo) }),
        {
          // Whoever knows another's identifier learns nothing of the case: the refusal leaves its number out.
          OPEN_CASE_EXISTS: ({ code }) => ({
            __typename: 'OpenApplicationExists' as const,
            code,
            message: 'There is an open case of this item for this applicant: follow it with the number and the code of its receipt.',
          }),
        },
      ),
  },
} satisfies Resolvers;
