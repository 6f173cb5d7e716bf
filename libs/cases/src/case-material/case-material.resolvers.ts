import type { Resolvers } from '../__generated__/resolver-types';

export const caseMaterialResolvers = {
  CaseMaterial: {
    materialNo: ({ id }) => id,
    commitment: async ({ caseNo, name, copies }, _, { loaders }) =>
      // The material itself may have come in beside the commitment; it has copies, what was committed has none.
      copies > 0 ? null : ((await loaders.commitments.byCase.load(caseNo)).find(({ material }) => material === name) ?? null),
  },
} satisfies Resolvers;
