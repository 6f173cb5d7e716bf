import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { orPostEmpty } from '../coverage/coverage-result';
import type { PersonnelContext } from '../personnel.context';
import { readLeave, visibleLeaves } from './leave.access';

const MINUTE_MS = 60_000;

function leaveResult({ operation, services }: PersonnelContext, step: Promise<void>, leaveNo: string) {
  return orPostEmpty(recordResult(step, async () => ({ __typename: 'LeavePayload' as const, leave: await services.leave.get(operation, leaveNo) })));
}

export const leaveResolvers = {
  Query: {
    leave: async (_, { leaveNo }, { operation, services }) => {
      const leave = await services.leaveRows.findByNumber(operation, leaveNo);
      return leave && admitRow(readLeave, operation.principal, leave);
    },
    leaves: (_, { filter, first, after }, { operation, services }) => {
      const asked = { departmentCode: filter?.department ?? null, staffNo: filter?.staffNo ?? null, state: filter?.state ?? null };
      return services.leaveRows.page(operation, visibleLeaves(operation.principal), asked, { first, after });
    },
  },
  Mutation: {
    requestLeave: (_, { input }, { operation, services }) =>
      orPostEmpty(
        services.leave.request(operation, input).then(async (leaveNo) => ({ __typename: 'LeavePayload' as const, leave: await services.leave.get(operation, leaveNo) })),
      ),
    approveLeave: (_, { input }, context) => leaveResult(context, context.services.leave.approve(context.operation, input), input.leaveNo),
    rejectLeave: (_, { input }, context) => leaveResult(context, context.services.leave.reject(context.operation, input), input.leaveNo),
    withdrawLeave: (_, { input }, context) => leaveResult(context, context.services.leave.withdraw(context.operation, input), input.leaveNo),
    returnFromLeave: (_, { input }, context) => leaveResult(context, context.services.leave.return(context.operation, input), input.leaveNo),
  },
  Leave: {
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
    decidedBy: ({ decidedBy }, _, { loaders }) => (decidedBy === null ? null : loaders.officers.byStaffNo.load(decidedBy)),
    workingMinutes: ({ startsAt, awayUntil }, _, { services }) => Math.floor(services.workingTime.between(startsAt, awayUntil) / MINUTE_MS),
  },
} satisfies Resolvers;
