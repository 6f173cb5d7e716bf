import type { Resolvers } from '../__generated__/resolver-types';
import { PROGRAMMES } from './programme';

export const programmeResolvers = {
  Query: { programmes: () => PROGRAMMES },
  Programme: {
    __resolveReference: ({ code }) => PROGRAMMES.find((programme) => programme.code === code) ?? null,
  },
} satisfies Resolvers;
