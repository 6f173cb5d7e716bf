import type { Resolvers } from '../__generated__/resolver-types';
import { lastDayBy } from './office-scope';

export const officeStatisticsResolvers = {
  OfficeStatistics: {
    study: async ({ group, code, period }, _, { loaders }) =>
      group === 'department' ? loaders.study.departmentRate({ period }).get(code) : (await loaders.study.coverage({ period }).get(code)).rate,
    regulationAcknowledgement: ({ group, code, period }, _, { loaders, today }) =>
      loaders.regulations.rate({ group, day: lastDayBy(period, today) }).get(code),
    claims: ({ group, code, period }, _, { loaders }) => loaders.expenseClaims.statistics({ group, period }).get(code),
    villageWork: ({ group, code, period }, _, { loaders }) => loaders.villagePairing.work({ group, period }).get(code),
  },
} satisfies Resolvers;
