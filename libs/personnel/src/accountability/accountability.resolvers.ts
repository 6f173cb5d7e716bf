import { DivisionCode } from '@mashang/domain';
import { recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { PersonnelContext } from '../personnel.context';

function stepResult({ operation, services }: PersonnelContext, recordNo: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'AccountabilityPayload' as const, record: await services.accountabilityRegister.readBack(operation, recordNo) }));
}

export const accountabilityResolvers = {
  Query: {
    accountabilityRecord: (_, { recordNo }, { operation, services }) => services.accountabilityRegister.read(operation, recordNo),
    accountabilityRecords: (_, { filter, first, after }, { operation, services, today }) =>
      services.accountabilityRegister.page(operation, { state: filter?.state ?? null, departmentCode: filter?.department ?? null, staffNo: filter?.officer ?? null, overdueOn: filter?.isDecisionOverdue === true ? today : null }, { first, after }),
    accountabilityGrades: (_, { township, on }, { operation, services, today }) => services.accountabilityRows.listGrades(operation, township, on ?? today),
  },
  Mutation: {
    fileAccountability: async (_, { input }, { operation, services }) => ({ record: await services.accountabilityRegister.readBack(operation, await services.accountabilityRegister.raise(operation, input)) }),
    withdrawAccountabilityGround: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountabilityCandidates.withdrawGround(context.operation, input)),
    reassignAccountability: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.reassign(context.operation, input)),
    openAccountability: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.open(context.operation, input)),
    dismissAccountability: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.dismiss(context.operation, input)),
    notifyAccountability: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.notify(context.operation, input)),
    stateAccountability: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.state(context.operation, input)),
    findAccountability: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.find(context.operation, input)),
    decideAccountability: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.decide(context.operation, input)),
    appealAccountability: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.appeal(context.operation, input)),
    decideAccountabilityAppeal: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.decideAppeal(context.operation, input)),
    revokeAccountability: (_, { input }, context) => stepResult(context, input.recordNo, context.services.accountability.revoke(context.operation, input)),
  },
  AccountabilityRecord: {
    trigger: ({ triggerKind }) => triggerKind,
    source: ({ sourceKey }) => sourceKey,
    case: ({ caseNo }) => (caseNo === null ? null : { caseNo }),
    department: ({ departmentCode }, _, { loaders }) => (departmentCode === null ? null : loaders.departments.byCode.load(departmentCode)),
    officer: ({ staffNo }, _, { loaders }) => (staffNo === null ? null : loaders.officers.byStaffNo.load(staffNo)),
    investigator: ({ investigatorStaffNo }, _, { loaders }) => (investigatorStaffNo === null ? null : loaders.officers.byStaffNo.load(investigatorStaffNo)),
    decidedBy: ({ decidedBy }, _, { loaders }) => (decidedBy === null ? null : loaders.officers.byStaffNo.load(decidedBy)),
    grade: async (record, _, { loaders }) => {
      const { gradeCode, decidedOn } = record;
      if (gradeCode === null || decidedOn === null) return null;
      const grades = await loaders.accountability.gradesByTownship({ on: decidedOn }).load(DivisionCode.townshipOf(record.divisionCode));
      return grades?.find(({ code }) => code === gradeCode) ?? null;
    },
  },
} satisfies Resolvers;
