import { recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { officerOf } from '../external/references';

export const correctionResolvers = {
  Mutation: {
    requestCorrection: async (_, { input }, { operation, services }) => ({ correction: await services.corrections.get(operation, await services.corrections.request(operation, input)) }),
    decideCorrection: (_, { input }, { operation, services }) =>
      recordResult(services.corrections.decide(operation, input), async () => ({
        __typename: 'CorrectionPayload' as const,
        correction: await services.corrections.get(operation, input.correctionNo),
      })),
  },
  Correction: {
    case: ({ caseNo }, _, { loaders }) => loaders.cases.byCaseNo.get(caseNo),
    before: ({ valueBefore }) => valueBefore,
    after: ({ valueAfter }) => valueAfter,
    requestedBy: ({ requestedBy }) => ({ staffNo: requestedBy }),
    decidedBy: ({ decidedBy }) => officerOf(decidedBy),
  },
} satisfies Resolvers;
