import type { Resolvers } from '../__generated__/resolver-types';

export const scoringQueryResolvers = {
  Query: {
    scoringQuery: (_, { hash }, { loaders }) => loaders.scoringQueries.byHash.load(hash),
  },
  Mutation: {
    storeScoringQuery: async (_, { input }, { operation, services }) => {
      const hash = await services.scoringQueries.store(operation, input);
      return { query: await services.scoringQueries.get(operation, hash) };
    },
  },
} satisfies Resolvers;
