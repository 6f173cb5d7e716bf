import { recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { CasesContext } from '../cases.context';
import { officerOf } from '../external/references';

function rectificationResult({ operation, services }: CasesContext, caseNo: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'RectificationPayload' as const, rectification: await services.rectifications.get(operation, caseNo) }));
}

export const rectificationResolvers = {
  Mutation: {
    verifyRectification: (_, { input }, context) => rectificationResult(context, input.caseNo, context.services.rectifications.verify(context.operation, input)),
    rectifyRating: (_, { input }, context) => rectificationResult(context, input.caseNo, context.services.rectifications.rectify(context.operation, input)),
    revisitRater: (_, { input }, context) => rectificationResult(context, input.caseNo, context.services.rectifications.revisit(context.operation, input)),
  },
  Rectification: {
    verifiedBy: ({ verifiedBy }) => officerOf(verifiedBy),
    rectifiedBy: ({ rectifiedBy }) => officerOf(rectifiedBy),
    revisitedBy: ({ revisitedBy }) => officerOf(revisitedBy),
  },
} satisfies Resolvers;
