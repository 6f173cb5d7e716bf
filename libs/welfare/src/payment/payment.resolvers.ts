import { DivisionCode } from '@mashang/domain';
import type { Resolvers } from '../__generated__/resolver-types';
import { programmeOf } from '../programme/programme';

export const paymentResolvers = {
  Query: {
    payments: (_, { division, programme, first, after }, { operation, services }) =>
      services.payments.page(operation, DivisionCode.parse(division), programme ?? null, { first, after }),
  },
  Payment: {
    __resolveReference: ({ id }, { loaders }) => loaders.payments.byId.load(id),
    programme: ({ programme }) => programmeOf(programme),
    household: ({ householdId }, _, { loaders }) => loaders.households.byId.get(householdId),
    resident: ({ residentId }, _, { loaders }) => loaders.households.residentById.load(residentId),
  },
} satisfies Resolvers;
