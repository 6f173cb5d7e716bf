import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { visibleCase } from '../case/visible-case';
import type { CasesContext } from '../cases.context';
import { officerOf } from '../external/references';
import { readEntrustment, visibleEntrustments } from './entrustment.access';
import { custodianOf } from './entrustment.lifecycle';

function entrustmentResult({ operation, services }: CasesContext, entrustmentNo: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'EntrustmentPayload' as const, entrustment: await services.entrustments.get(operation, entrustmentNo) }));
}

export const entrustmentResolvers = {
  Query: {
    entrustment: async (_, { entrustmentNo }, { operation, services, loaders }) => {
      const row = await services.entrustmentRows.findByNumber(operation, entrustmentNo);
      if (row === null) return null;
      const filed = row.caseNo === null ? null : await loaders.cases.byCaseNo.load(row.caseNo);
      admitRow(readEntrustment, operation.principal, { ...row, departmentCode: filed?.departmentCode ?? null });
      return row;
    },
    entrustments: (_, { filter, first, after }, { operation, services, today }) => {
      const overdueOn = filter?.isOverdue === true ? today : null;
      const asked = { agencyPointCode: filter?.agencyPoint ?? null, state: filter?.state ?? null, overdueOn };
      return services.entrustmentRows.page(operation, { visible: visibleEntrustments(operation.principal), ...asked }, { first, after });
    },
  },
  Mutation: {
    entrust: async (_, { input }, { operation, services }) => ({ entrustment: await services.entrustments.get(operation, await services.entrustments.entrust(operation, input)) }),
    handEntrustmentIn: (_, { input }, context) => entrustmentResult(context, input.entrustmentNo, context.services.entrustments.handIn(context.operation, input)),
    takeEntrustmentOver: (_, { input }, context) => entrustmentResult(context, input.entrustmentNo, context.services.entrustments.takeOver(context.operation, input)),
    refuseEntrustment: (_, { input }, context) => entrustmentResult(context, input.entrustmentNo, context.services.entrustments.refuse(context.operation, input)),
    giveEntrustmentBack: (_, { input }, context) => entrustmentResult(context, input.entrustmentNo, context.services.entrustments.giveBack(context.operation, input)),
    returnEntrustment: (_, { input }, context) => entrustmentResult(context, input.entrustmentNo, context.services.entrustments.return(context.operation, input)),
  },
  Entrustment: {
    agencyPoint: ({ agencyPointCode }, _, { loaders }) => loaders.agencyPoints.byCode.get(agencyPointCode),
    citizen: ({ citizenName, citizenIdentifierMasked }) => ({ kind: 'NATURAL_PERSON', name: citizenName, maskedIdentifier: citizenIdentifierMasked }),
    originals: ({ originals }) => [...originals],
    custodian: ({ state }) => custodianOf(state),
    agent: ({ agentStaffNo }) => ({ staffNo: agentStaffNo }),
    townOfficer: ({ townStaffNo }) => officerOf(townStaffNo),
    case: ({ caseNo }, _, context) => visibleCase(context, caseNo),
  },
} satisfies Resolvers;
