import type { Resolvers } from '../__generated__/resolver-types';
import { CODE_TABLES } from './national-code';

export const nationalCodeResolvers = {
  Query: { codeTables: () => [...CODE_TABLES] },
} satisfies Resolvers;
