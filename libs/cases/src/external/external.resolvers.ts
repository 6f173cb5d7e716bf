import type { Resolvers } from '../__generated__/resolver-types';
import { caseStatistics } from '../case-statistics/case-statistics.resolvers';

export const externalResolvers = {
  Division: {
    __resolveReference: ({ code }) => ({ code }),
    serviceCenter: ({ code }, _, { loaders }) => loaders.serviceCenters.byDivision.load(code),
    agencyPoint: ({ code }, _, { loaders }) => loaders.agencyPoints.byDivision.load(code),
    caseStatistics: ({ code }, asked, context) => caseStatistics(context, 'division', code, asked),
  },
  Department: {
    __resolveReference: ({ code }) => ({ code }),
    serviceItems: ({ code }, _, { loaders }) => loaders.serviceItems.inForceByDepartment.load(code),
    caseStatistics: ({ code }, asked, context) => caseStatistics(context, 'department', code, asked),
    efficiencyStatistics: ({ code }, { period }, { now }) => ({ department: code, period, asOf: now }),
    workload: async ({ code }, { period }, { loaders, now }) => ({ period, asOf: now, officers: (await loaders.workload.byDepartment({ period }).load(code)) ?? [] }),
    correctionStatistics: async ({ code }, { period }, { loaders }) => [...(await loaders.corrections.countsByDepartment({ period }).load(code))],
  },
  Officer: {
    __resolveReference: ({ staffNo }) => ({ staffNo }),
    caseStatistics: ({ staffNo }, asked, context) => caseStatistics(context, 'officer', staffNo, asked),
  },
} satisfies Resolvers;
