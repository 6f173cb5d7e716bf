import type { Resolvers } from '../__generated__/resolver-types';

const NO_CARDS = { warnings: 0, yellow: 0, red: 0 };
const NO_REPLIES = { received: 0, replied: 0 };

export const efficiencyStatisticsResolvers = {
  EfficiencyStatistics: {
    cards: async ({ department, period }, _, { loaders }) => (await loaders.efficiencyStatistics.cards({ period }).load(department)) ?? NO_CARDS,
    consultations: async ({ department, period }, _, { loaders }) => (await loaders.efficiencyStatistics.consultations({ period }).load(department)) ?? NO_REPLIES,
    complaints: async ({ department, period }, _, { loaders }) => (await loaders.efficiencyStatistics.complaints({ period }).load(department)) ?? NO_REPLIES,
  },
} satisfies Resolvers;
