import type { Resolvers } from '../__generated__/resolver-types';
import { MONTHLY_PROGRAMMES, monthlyProgrammes, programmeOf } from '../programme/programme';

export const welfareStatisticsResolvers = {
  WelfareStatistics: {
    totals: ({ code, period, basis, asOf }, { programmes }, { loaders }) =>
      loaders.welfareStatistics.totals({ period, basis, asOf, programmes: monthlyProgrammes(programmes) }).get(code),
    byProgramme: ({ code, period, basis, asOf }, _, { loaders }) =>
      Promise.all(
        MONTHLY_PROGRAMMES.map(async (programme) => ({
          programme: programmeOf(programme),
          totals: await loaders.welfareStatistics.totals({ period, basis, asOf, programmes: [programme] }).get(code),
        })),
      ),
    applianceSubsidy: ({ code, period, asOf }, _, { loaders }) => loaders.welfareStatistics.appliances({ period, asOf }).get(code),
  },
} satisfies Resolvers;
