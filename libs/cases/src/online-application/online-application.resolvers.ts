import { mutationResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { CasesServices } from '../cases.context';
import { queryCodeOf } from '../tracking/query-code';

/** The receipt of an application, whether it was sent at once or from a draft. */
export function receiptOf({ personalNumbers }: Pick<CasesServices, 'personalNumbers'>, caseNo: string) {
  return { __typename: 'ApplicationReceipt' as const, caseNo, queryCode: queryCodeOf(personalNumbers, caseNo) };
}

/** Whoever knows another's identifier learns nothing of the case: the refusal leaves its number out. */
export const refusedReceipt = {
  OPEN_CASE_EXISTS: ({ code }: { readonly code: string }) => ({
    __typename: 'OpenApplicationExists' as const,
    code,
    message: 'There is an open case of this item for this applicant: follow it with the number and the code of its receipt.',
  }),
};

export const onlineApplicationResolvers = {
  Mutation: {
    submitApplication: (_, { input }, { operation, services }) => mutationResult(services.caseIntake.submit(operation, input), (caseNo) => receiptOf(services, caseNo), refusedReceipt),
  },
} satisfies Resolvers;
