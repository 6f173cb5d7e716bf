import type { Resolvers } from '../__generated__/resolver-types';

export const enterpriseResolvers = {
  Enterprise: {
    __resolveReference: ({ id }, { loaders }) => loaders.enterprises.byId.load(id),
  },
} satisfies Resolvers;
