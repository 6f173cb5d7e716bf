import { DivisionCode } from '@mashang/domain';
import type { Resolvers } from '../__generated__/resolver-types';

export const externalResolvers = {
  Division: {
    __resolveReference: ({ code }) => ({ code }),
    // A reference is whatever its sender says; the prefix of a malformed code would be that of other divisions.
    welfareStatistics: ({ code }, { period, basis, asOf }, { operation }) => ({
      code: DivisionCode.parse(code),
      period,
      basis,
      asOf: asOf ?? operation.clock.now(),
    }),
  },
} satisfies Resolvers;
