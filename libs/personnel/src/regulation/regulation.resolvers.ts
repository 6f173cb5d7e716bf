import { admitRow, mutationResult, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { PersonnelContext } from '../personnel.context';
import { readRegulation } from './regulation.access';
import { standingOn } from './regulation.lifecycle';

async function payloadOf({ operation, services }: PersonnelContext, id: string) {
  return { __typename: 'RegulationPayload' as const, regulationVersion: await services.regulationVersions.get(operation, id) };
}

export const regulationResolvers = {
  Query: {
    regulation: async (_, { code }, { operation, loaders }) => {
      const regulation = await loaders.regulations.byCode.load(code);
      return regulation && admitRow(readRegulation, operation.principal, regulation);
    },
    regulations: (_, { division, first, after }, { operation, services }) => {
      admitRow(readRegulation, operation.principal, { divisionCode: division });
      return services.regulations.page(operation, division, { first, after });
    },
  },
  Mutation: {
    draftRegulation: async (_, { input }, context) => payloadOf(context, await context.services.regulationVersions.draft(context.operation, input)),
    amendRegulationDraft: (_, { input }, context) =>
      recordResult(context.services.regulationVersions.amend(context.operation, input), () => payloadOf(context, input.id)),
    discardRegulationDraft: (_, { input }, context) =>
      recordResult(context.services.regulationVersions.discard(context.operation, input), () => payloadOf(context, input.id)),
    issueRegulation: (_, { input }, context) =>
      recordResult(context.services.regulationVersions.issue(context.operation, input), () => payloadOf(context, input.id)),
    acknowledgeRegulation: (_, { input }, context) =>
      mutationResult(context.services.regulationVersions.acknowledge(context.operation, input), () => payloadOf(context, input.id), {
        ACKNOWLEDGED_BEFORE: (error) => ({ __typename: 'RegulationAcknowledgedBefore' as const, ...error }),
        REGULATION_NOT_IN_FORCE: (error) => ({ __typename: 'RegulationNotInForce' as const, ...error }),
      }),
  },
  Regulation: {
    division: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    versions: ({ code }, _, { loaders }) => loaders.regulations.versions.load(code),
    inForce: async ({ code }, { on }, { loaders, today }) =>
      (await loaders.regulations.versions.load(code)).find((version) => standingOn(version, on ?? today) === 'IN_FORCE') ?? null,
  },
  RegulationVersion: {
    regulation: ({ regulationCode }, _, { loaders }) => loaders.regulations.byCode.get(regulationCode),
    standing: (version, _, { today }) => standingOn(version, today),
    draftedBy: ({ draftedBy }, _, { loaders }) => loaders.officers.byStaffNo.load(draftedBy),
    issuedBy: ({ issuedBy }, _, { loaders }) => (issuedBy === null ? null : loaders.officers.byStaffNo.load(issuedBy)),
    isAcknowledgedByMe: async ({ id }, _, { loaders }) => (await loaders.regulations.acknowledgedByCaller.load(id)) !== null,
    acknowledgement: ({ id }, _, { loaders }) => loaders.regulations.versionRate.get(id),
  },
} satisfies Resolvers;
