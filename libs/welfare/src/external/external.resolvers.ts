import type { Resolvers } from '../__generated__/resolver-types';

export const externalResolvers = {
  Division: {
    __resolveReference: ({ code }) => ({ code }),
    welfareStatistics: ({ code }, { period, basis, asOf }, { operation }) => ({ code, period, basis, asOf: asOf ?? operation.clock.now() }),
  },
} satisfies Resolvers;
