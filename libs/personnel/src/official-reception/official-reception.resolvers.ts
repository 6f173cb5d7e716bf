import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { PersonnelContext } from '../personnel.context';
import { listReceptions, readReception } from './official-reception.access';

async function payloadOf({ operation, services }: PersonnelContext, receptionNo: string) {
  return { __typename: 'OfficialReceptionPayload' as const, reception: await services.receptions.get(operation, receptionNo) };
}

export const officialReceptionResolvers = {
  Query: {
    officialReception: async (_, { receptionNo }, { operation, services }) => {
      const reception = await services.receptionRows.findByNumber(operation, receptionNo);
      return reception && admitRow(readReception, operation.principal, reception);
    },
    officialReceptions: (_, { division, first, after }, { operation, services }) => {
      admitRow(listReceptions, operation.principal, { divisionCode: division });
      return services.receptionRows.page(operation, division, { first, after });
    },
  },
  Mutation: {
    setMealStandard: async (_, { input }, { operation, services }) => {
      await services.receptions.setMealStandard(operation, input);
      return { validFrom: input.validFrom };
    },
    setHostLimit: async (_, { input }, { operation, services }) => {
      await services.receptions.setHostLimit(operation, input);
      return { validFrom: input.validFrom };
    },
    recordReception: async (_, { input }, context) => payloadOf(context, await context.services.receptions.record(context.operation, input)),
    approveReception: (_, { input }, context) =>
      recordResult(context.services.receptions.approve(context.operation, input), () => payloadOf(context, input.receptionNo)),
    refuseReception: (_, { input }, context) =>
      recordResult(context.services.receptions.refuse(context.operation, input), () => payloadOf(context, input.receptionNo)),
    linkReceptionToClaim: (_, { input }, context) =>
      recordResult(context.services.receptions.linkClaim(context.operation, input), () => payloadOf(context, input.receptionNo)),
  },
  OfficialReception: {
    host: ({ hostStaffNo }, _, { loaders }) => loaders.officers.byStaffNo.load(hostStaffNo),
    decidedBy: ({ decidedBy }, _, { loaders }) => (decidedBy === null ? null : loaders.officers.byStaffNo.load(decidedBy)),
  },
} satisfies Resolvers;
