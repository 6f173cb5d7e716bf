import type { Resolvers } from '../__generated__/resolver-types';
import { caseStatistics } from '../case-statistics/case-statistics.resolvers';
import { disclosureCompleteness } from '../service-item/disclosure';

export const serviceCenterResolvers = {
  Query: {
    serviceCenter: (_, { division }, { loaders }) => loaders.serviceCenters.byDivision.load(division),
  },
  ServiceCenter: {
    __resolveReference: ({ code }, { loaders }) => loaders.serviceCenters.byCode.load(code),
    division: ({ divisionCode }) => ({ code: divisionCode }),
    windows: ({ code }, _, { loaders }) => loaders.serviceCenters.windowsByCenter.load(code),
    departments: async ({ code }, _, { loaders }) => {
      const windows = await loaders.serviceCenters.windowsByCenter.load(code);
      return [...new Set(windows.map(({ departmentCode }) => departmentCode))].sort().map((department) => ({ code: department }));
    },
    disclosureCompleteness: async ({ divisionCode }, _, { now, loaders }) =>
      disclosureCompleteness(await loaders.serviceItems.inForceByDivision.get(divisionCode), now),
  },
  ServiceWindow: {
    __resolveReference: ({ code }, { loaders }) => loaders.serviceCenters.windowByCode.load(code),
    department: ({ departmentCode }) => ({ code: departmentCode }),
    caseStatistics: ({ code }, asked, context) => caseStatistics(context, 'window', code, asked),
  },
} satisfies Resolvers;
