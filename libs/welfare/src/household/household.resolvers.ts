import { DivisionCode } from '@mashang/domain';
import type { Resolvers } from '../__generated__/resolver-types';

export const householdResolvers = {
  Query: {
    household: (_, { id }, { loaders }) => loaders.households.byId.load(id),
    households: (_, { division, first, after }, { operation, services }) =>
      services.households.page(operation, DivisionCode.parse(division), { first, after }),
  },
  Household: {
    __resolveReference: ({ id }, { loaders }) => loaders.households.byId.load(id),
    division: ({ divisionCode }) => ({ code: divisionCode }),
    members: ({ id }, _, { loaders }) => loaders.households.members.load(id),
  },
  Resident: {
    __resolveReference: ({ id }, { loaders }) => loaders.households.residentById.load(id),
    maskedIdNumber: ({ idNumberMasked }) => idNumberMasked,
  },
} satisfies Resolvers;
