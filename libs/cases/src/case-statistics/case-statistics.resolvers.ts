import type { Resolvers } from '../__generated__/resolver-types';
import { total } from './case-counts';
import { completionRate, simpleRate, tripsSaved } from './case-rates';

export const caseStatisticsResolvers = {
  CaseStatistics: {
    received: ({ counts }) => total(counts, 'received'),
    accepted: ({ counts }) => total(counts, 'accepted'),
    completed: ({ counts }) => total(counts, 'completed'),
    refused: ({ counts }) => total(counts, 'refused'),
    completionRate: ({ counts, asOf }, { method }) => completionRate(counts, method, asOf),
    onTimeRate: ({ counts, asOf }) => simpleRate(counts, 'onTimeRate', asOf),
    sameDayRate: ({ counts, asOf }) => simpleRate(counts, 'sameDayRate', asOf),
    satisfactionRate: ({ counts, asOf }) => simpleRate(counts, 'satisfactionRate', asOf),
    onceDoneRate: ({ counts, asOf }) => simpleRate(counts, 'onceDoneRate', asOf),
    citizenTrips: ({ counts }) => total(counts, 'citizenTrips'),
    cadreTrips: ({ counts }) => total(counts, 'cadreTrips'),
    tripsSaved: ({ counts }) => tripsSaved(counts),
    byItem: ({ counts }) =>
      [...new Set(counts.map(({ implementationCode }) => implementationCode))]
        .sort()
        .map((code) => ({ code, counts: counts.filter(({ implementationCode }) => implementationCode === code) })),
  },
  ItemCaseStatistics: {
    item: ({ code }, _, { loaders }) => loaders.serviceItems.inForceByCode.get(code),
    unit: async ({ code }, _, { loaders }) => (await loaders.serviceItems.inForceByCode.get(code)).countUnit,
    received: ({ counts }) => total(counts, 'received'),
    accepted: ({ counts }) => total(counts, 'accepted'),
    completed: ({ counts }) => total(counts, 'completed'),
    refused: ({ counts }) => total(counts, 'refused'),
  },
} satisfies Resolvers;
