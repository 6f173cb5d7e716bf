import { admitRow, mutationResult, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { PersonnelContext } from '../personnel.context';
import { readPairing } from './village-pairing.access';

function issueResult({ operation, services }: PersonnelContext, id: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'VillageIssuePayload' as const, issue: await services.villages.getIssue(operation, id) }));
}

/** The repository of lists, for who may see the division. */
function readable({ operation, services }: PersonnelContext, divisionCode: string) {
  admitRow(readPairing, operation.principal, { divisionCode });
  return services.villagePairing;
}

export const villagePairingResolvers = {
  Query: {
    unpairedVillages: (_, { division, on, first, after }, context) =>
      readable(context, division).pageUnpaired(context.operation, division, on ?? context.today, { first, after }),
    villageAssignments: (_, { village, first, after }, context) => readable(context, village).pageAssignments(context.operation, village, { first, after }),
    villageVisits: (_, { village, first, after }, context) => readable(context, village).pageVisits(context.operation, village, { first, after }),
    villageIssue: async (_, { id }, { operation, services }) => {
      const issue = await services.villagePairing.findIssue(operation, id);
      return issue && admitRow(readPairing, operation.principal, issue);
    },
    overdueVillageIssues: (_, { division, first, after }, context) =>
      readable(context, division).pageOverdue(context.operation, division, context.today, { first, after }),
  },
  Mutation: {
    assignVillage: async (_, { input }, { operation, services }) => ({
      assignment: await services.villages.getAssignment(operation, await services.villages.assign(operation, input)),
    }),
    endVillageAssignment: (_, { input }, { operation, services }) =>
      mutationResult(
        services.villages.end(operation, input),
        async () => ({ __typename: 'VillageAssignmentPayload' as const, assignment: await services.villages.getAssignment(operation, input.id) }),
        { STALE_VERSION: (error) => ({ __typename: 'ChangedMeanwhile' as const, ...error }) },
      ),
    recordVillageVisit: async (_, { input }, { operation, services }) => ({ visit: await services.villagePairing.getVisit(operation, await services.villages.recordVisit(operation, input)) }),
    resolveVillageIssue: (_, { input }, context) => issueResult(context, input.id, context.services.villages.resolve(context.operation, input)),
    confirmVillageIssue: (_, { input }, context) => issueResult(context, input.id, context.services.villages.confirm(context.operation, input)),
    reopenVillageIssue: (_, { input }, context) => issueResult(context, input.id, context.services.villages.reopen(context.operation, input)),
  },
  VillageAssignment: {
    village: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.load(staffNo),
  },
  VillageVisit: {
    village: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.load(staffNo),
    issues: ({ id }, _, { loaders }) => loaders.villagePairing.issuesByVisit.load(id),
  },
  VillageIssue: {
    village: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    responsible: ({ responsibleStaffNo }, _, { loaders }) => loaders.officers.byStaffNo.load(responsibleStaffNo),
    isOverdue: ({ state, dueOn }, _, { today }) => state === 'OPEN' && dueOn < today,
    confirmedBy: ({ confirmedBy }, _, { loaders }) => (confirmedBy === null ? null : loaders.officers.byStaffNo.load(confirmedBy)),
  },
} satisfies Resolvers;
