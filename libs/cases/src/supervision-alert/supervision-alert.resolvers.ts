import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { readCase, listedDepartment } from '../case/case.access';
import type { CasesContext } from '../cases.context';
import { officerOf } from '../external/references';
import { stands } from './supervision-alert.lifecycle';
import { SUPERVISION_RULES } from './supervision-rules';

function alertResult({ operation, services }: CasesContext, alertNo: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'AlertPayload' as const, alert: await services.supervisionAlerts.get(operation, alertNo) }));
}

export const supervisionAlertResolvers = {
  Query: {
    supervisionAlert: async (_, { alertNo }, { operation, services }) => {
      const alert = await services.alerts.findByNumber(operation, alertNo);
      return alert && admitRow(readCase, operation.principal, alert);
    },
    supervisionAlerts: (_, { filter, first, after }, { operation, services }) => {
      const departmentCode = listedDepartment(operation.principal, filter?.department);
      return services.alerts.page(operation, { departmentCode, state: filter?.state ?? null, level: filter?.level ?? null }, { first, after });
    },
    supervisionRules: () => [...SUPERVISION_RULES],
  },
  Mutation: {
    appealAlert: (_, { input }, context) => alertResult(context, input.alertNo, context.services.supervisionAlerts.appeal(context.operation, input)),
    superviseAlert: (_, { input }, context) => alertResult(context, input.alertNo, context.services.supervisionAlerts.supervise(context.operation, input)),
    decideAppeal: (_, { input }, context) => alertResult(context, input.alertNo, context.services.supervisionAlerts.decide(context.operation, input)),
    revokeAlert: (_, { input }, context) => alertResult(context, input.alertNo, context.services.supervisionAlerts.revoke(context.operation, input)),
  },
  SupervisionAlert: {
    case: ({ caseNo }, _, { loaders }) => loaders.cases.byCaseNo.get(caseNo),
    department: ({ departmentCode }) => ({ code: departmentCode }),
    responsible: ({ responsibleStaffNo }) => officerOf(responsibleStaffNo),
    appealedBy: ({ appealedBy }) => officerOf(appealedBy),
    decidedBy: ({ decidedBy }) => officerOf(decidedBy),
    stands: ({ state }) => stands(state),
  },
} satisfies Resolvers;
