import type { Resolvers } from '../__generated__/resolver-types';
import { stepResult } from '../case/case.resolvers';
import { officerOf } from '../external/references';

export const commitmentResolvers = {
  Mutation: {
    checkCommitment: (_, { input }, context) => stepResult(context, input.caseNo, context.services.commitments.check(context.operation, input)),
  },
  MaterialCommitment: {
    checkedBy: ({ checkedBy }) => officerOf(checkedBy),
  },
} satisfies Resolvers;
