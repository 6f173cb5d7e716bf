import type { Resolvers } from '../__generated__/resolver-types';

export const externalResolvers = {
  Division: {
    __resolveReference: ({ code }) => ({ code }),
    projectStatistics: ({ code }, { period, asOf }, { operation, loaders }) =>
      loaders.projectStatistics.byDivision({ period, asOf: asOf ?? operation.clock.now() }).load(code),
  },
  Department: {
    __resolveReference: ({ code }) => ({ code }),
    projectStatistics: ({ code }, { period, asOf }, { operation, loaders }) =>
      loaders.projectStatistics.byDepartment({ period, asOf: asOf ?? operation.clock.now() }).load(code),
  },
} satisfies Resolvers;
