import type { Resolvers } from '../__generated__/resolver-types';
import { stepResult } from '../case/case.resolvers';

export const preReviewResolvers = {
  Mutation: {
    preReviewCase: (_, { input }, context) => stepResult(context, input.caseNo, context.services.preReviews.review(context.operation, input)),
  },
} satisfies Resolvers;
