import type { Resolvers } from '../__generated__/resolver-types';
import { stepResult } from '../case/case.resolvers';
import { officerOf } from '../external/references';

export const commitmentResolvers = {
  Mutation: {
    checkCommitment: (_, { input }, context) => stepResult(context, input.caseNo, context.services.commitments.check(context.operation, input)),
  },
  CaseMaterial: {
    commitment: async ({ caseNo, name, copies }, _, { loaders }) =>
      // The material itself may have come in beside the commitment; it has copies, what was committed has none.
      copies > 0 ? null : ((await loaders.commitments.byCase.load(caseNo)).find(({ material }) => material === name) ?? null),
  },
  MaterialCommitment: {
    checkedBy: ({ checkedBy }) => officerOf(checkedBy),
  },
} satisfies Resolvers;
