import type { Resolvers } from '../__generated__/resolver-types';

export const agencyPointResolvers = {
  AgencyPoint: {
    __resolveReference: ({ code }, { loaders }) => loaders.agencyPoints.byCode.load(code),
    division: ({ divisionCode }) => ({ code: divisionCode }),
    agent: ({ agentStaffNo }) => ({ staffNo: agentStaffNo }),
  },
} satisfies Resolvers;
