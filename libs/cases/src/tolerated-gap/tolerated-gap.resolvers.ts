import type { Resolvers } from '../__generated__/resolver-types';
import { stepResult } from '../case/case.resolvers';
import { officerOf } from '../external/references';

export const toleratedGapResolvers = {
  Mutation: {
    supplyGap: (_, { input }, context) => stepResult(context, input.caseNo, context.services.toleratedGaps.supply(context.operation, input)),
  },
  ToleratedGap: {
    suppliedBy: ({ suppliedBy }) => officerOf(suppliedBy),
  },
} satisfies Resolvers;
