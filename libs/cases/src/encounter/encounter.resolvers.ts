import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { visibleDepartment } from '../case/case.access';
import { visibleCase } from '../case/visible-case';
import type { CasesContext } from '../cases.context';
import { officerOf } from '../external/references';
import { readEncounter } from './encounter.access';

function encounterResult({ operation, services }: CasesContext, encounterNo: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'EncounterPayload' as const, encounter: await services.encounters.get(operation, encounterNo) }));
}

export const encounterResolvers = {
  Query: {
    encounter: async (_, { encounterNo }, { operation, services }) => {
      const encounter = await services.encounterRows.findByNumber(operation, encounterNo);
      return encounter && admitRow(readEncounter, operation.principal, encounter);
    },
    orphanEncounters: (_, { first, after }, { operation, services, today }) =>
      services.encounterRows.pageOrphans(operation, visibleDepartment(operation.principal), today, { first, after }),
  },
  Mutation: {
    recordEncounter: async (_, { input }, { operation, services }) => ({ encounter: await services.encounters.get(operation, await services.encounters.record(operation, input)) }),
    offerEncounter: (_, { input }, context) => encounterResult(context, input.encounterNo, context.services.encounters.offer(context.operation, input)),
    takeEncounter: (_, { input }, context) => encounterResult(context, input.encounterNo, context.services.encounters.take(context.operation, input)),
    declineEncounter: (_, { input }, context) => encounterResult(context, input.encounterNo, context.services.encounters.decline(context.operation, input)),
    closeEncounter: (_, { input }, context) => encounterResult(context, input.encounterNo, context.services.encounters.close(context.operation, input)),
  },
  Encounter: {
    division: ({ divisionCode }) => ({ code: divisionCode }),
    department: ({ departmentCode }) => (departmentCode === null ? null : { code: departmentCode }),
    agencyPoint: ({ agencyPointCode }, _, { loaders }) => (agencyPointCode === null ? null : loaders.agencyPoints.byCode.load(agencyPointCode)),
    owner: ({ ownerStaffNo }) => officerOf(ownerStaffNo),
    offeredTo: ({ offeredToStaffNo }) => officerOf(offeredToStaffNo),
    handovers: ({ encounterNo }, _, { loaders }) => loaders.encounters.handovers.load(encounterNo),
    case: ({ caseNo }, _, context) => visibleCase(context, caseNo),
  },
  EncounterHandover: {
    from: ({ fromStaffNo }) => officerOf(fromStaffNo),
    to: ({ toStaffNo }) => officerOf(toStaffNo),
  },
} satisfies Resolvers;
