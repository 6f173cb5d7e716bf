import type { Resolvers } from '../__generated__/resolver-types';

export const externalResolvers = {
  Division: {
    __resolveReference: ({ code }) => ({ code }),
    serviceCenter: ({ code }, _, { loaders }) => loaders.serviceCenters.byDivision.load(code),
    agencyPoint: ({ code }, _, { loaders }) => loaders.agencyPoints.byDivision.load(code),
    caseStatistics: ({ code }, { period, asOf }, { now, loaders }) =>
      loaders.caseStatistics.byDivision({ period, asOf: asOf ?? now }).load(code),
  },
  Department: {
    __resolveReference: ({ code }) => ({ code }),
    serviceItems: ({ code }, _, { loaders }) => loaders.serviceItems.inForceByDepartment.load(code),
    caseStatistics: ({ code }, { period, asOf }, { now, loaders }) =>
      loaders.caseStatistics.byDepartment({ period, asOf: asOf ?? now }).load(code),
  },
} satisfies Resolvers;
