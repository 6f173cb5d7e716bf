import { YearMonth } from '@mashang/domain';
import { admitRow, mutationResult, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { orPostEmpty } from '../coverage/coverage-result';
import type { PersonnelContext } from '../personnel.context';
import { keepRosterRule, listRostersRule, readShiftRecordRule } from './duty-roster.access';
import type { DutyShiftEntity } from './duty-shift.entity';

function rosterResult({ operation, services }: PersonnelContext, rosterNo: string, step: Promise<void>) {
  const result = mutationResult(step, async () => ({ __typename: 'DutyRosterPayload' as const, roster: await services.dutyRosters.get(operation, rosterNo) }), {
    ROSTER_UNCOVERED: (error, { days }) => ({ __typename: 'DutyRosterUncovered' as const, ...error, days: Array.isArray(days) ? days.map(String) : [] }),
    STATE_FORBIDS_STEP: (error) => ({ __typename: 'StateForbidsStep' as const, ...error }),
    STALE_VERSION: (error) => ({ __typename: 'ChangedMeanwhile' as const, ...error }),
  });
  return orPostEmpty(result);
}

function shiftResult({ operation, services }: PersonnelContext, shiftNo: string, step: Promise<void>) {
  return orPostEmpty(recordResult(step, async () => ({ __typename: 'DutyShiftPayload' as const, shift: await services.dutyShifts.get(operation, shiftNo) })));
}

function swapResult({ operation, services }: PersonnelContext, swapNo: string, step: Promise<void>) {
  return orPostEmpty(recordResult(step, async () => ({ __typename: 'ShiftSwapPayload' as const, swap: await services.shiftSwaps.get(operation, swapNo) })));
}

/** The shift with how it went, for whom the row rule admits. */
async function shiftRecord({ operation, loaders }: PersonnelContext, shift: DutyShiftEntity): Promise<DutyShiftEntity> {
  const { placeKind, divisionCode, responsibleStaffNo } = await loaders.dutyRosters.byNumber.get(shift.rosterNo);
  admitRow(readShiftRecordRule, operation.principal, { placeKind, divisionCode, responsibleStaffNo, staffNo: shift.staffNo });
  return shift;
}

export const dutyRosterResolvers = {
  Query: {
    dutyRoster: async (_, { rosterNo }, { operation, loaders }) => {
      const roster = await loaders.dutyRosters.byNumber.load(rosterNo);
      return roster && admitRow(keepRosterRule, operation.principal, roster);
    },
    dutyRosters: (_, { division, month, first, after }, { operation, services }) => {
      admitRow(listRostersRule, operation.principal, { divisionCode: division });
      return services.dutyRosterRows.page(operation, division, month, { first, after });
    },
    uncoveredDuties: async (_, { division, from, to }, { operation, services }) => {
      const rosters = await services.dutyRosters.publishedIn(operation, division, from, to);
      return services.dutyRosters.uncoveredWithin(operation, rosters.filter((roster) => keepRosterRule.admitsRow?.(operation.principal, roster)), from, to);
    },
    myDutyShifts: (_, { month }, { operation, services }) =>
      services.dutyRosterRows.listPublishedOfOfficers(operation, [operation.principal.staffNo ?? ''], YearMonth.firstDay(month), YearMonth.lastDay(month)),
    myShiftSwaps: (_, __, { operation, services }) => services.shiftSwapRows.listOfOfficer(operation, operation.principal.staffNo ?? ''),
  },
  Mutation: {
    draftDutyRoster: async (_, { input }, { operation, services }) => ({ roster: await services.dutyRosters.get(operation, await services.dutyRosters.draft(operation, input)) }),
    assignDutyShift: (_, { input }, context) => rosterResult(context, input.rosterNo, context.services.dutyRosters.assign(context.operation, input)),
    publishDutyRoster: (_, { input }, context) => rosterResult(context, input.rosterNo, context.services.dutyRosters.publish(context.operation, input)),
    replaceOnShift: (_, { input }, context) => shiftResult(context, input.shiftNo, context.services.dutyShifts.replace(context.operation, input)),
    requestShiftSwap: (_, { input }, { operation, services }) =>
      orPostEmpty(
        mutationResult(
          services.shiftSwaps.request(operation, input),
          async (swapNo) => ({ __typename: 'ShiftSwapPayload' as const, swap: await services.shiftSwaps.get(operation, swapNo) }),
          {
            STATE_FORBIDS_STEP: (error) => ({ __typename: 'StateForbidsStep' as const, ...error }),
            STALE_VERSION: (error) => ({ __typename: 'ChangedMeanwhile' as const, ...error }),
          },
        ),
      ),
    acceptShiftSwap: (_, { input }, context) => swapResult(context, input.swapNo, context.services.shiftSwaps.accept(context.operation, input)),
    declineShiftSwap: (_, { input }, context) => swapResult(context, input.swapNo, context.services.shiftSwaps.decline(context.operation, input)),
    withdrawShiftSwap: (_, { input }, context) => swapResult(context, input.swapNo, context.services.shiftSwaps.withdraw(context.operation, input)),
    checkInShift: (_, { input }, context) => shiftResult(context, input.shiftNo, context.services.dutyShifts.checkIn(context.operation, input)),
    checkOutShift: (_, { input }, context) => shiftResult(context, input.shiftNo, context.services.dutyShifts.checkOut(context.operation, input)),
  },
  DutyRoster: {
    agencyPoint: ({ placeKind, placeCode }) => (placeKind === 'AGENCY_POINT' ? { code: placeCode } : null),
    division: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    responsible: ({ responsibleStaffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(responsibleStaffNo),
    publishedBy: ({ publishedBy }, _, { loaders }) => (publishedBy === null ? null : loaders.officers.byStaffNo.load(publishedBy)),
    shifts: ({ rosterNo }, _, { loaders }) => loaders.dutyRosters.shiftsByRoster.load(rosterNo),
    uncoveredDays: async ({ rosterNo }, _, { loaders }) => (await loaders.dutyRosters.uncoveredByRoster.load(rosterNo)) ?? [],
  },
  UncoveredDuty: {
    away: ({ away }, _, { loaders }) => Promise.all(away.map((staffNo) => loaders.officers.byStaffNo.get(staffNo))),
  },
  DutyShift: {
    on: ({ shiftOn }) => shiftOn,
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
    record: (shift, _, context) => shiftRecord(context, shift),
  },
  DutyShiftRecord: {
    replaced: ({ replacedStaffNo }, _, { loaders }) => (replacedStaffNo === null ? null : loaders.officers.byStaffNo.load(replacedStaffNo)),
    openSwap: ({ openSwapNo }, _, { loaders }) => (openSwapNo === null ? null : loaders.dutyRosters.swapByNumber.load(openSwapNo)),
  },
  ShiftSwap: {
    shift: ({ shiftNo }, _, { loaders }) => loaders.dutyRosters.shiftByNumber.get(shiftNo),
    withShift: ({ withShiftNo }, _, { loaders }) => loaders.dutyRosters.shiftByNumber.get(withShiftNo),
    requestedBy: ({ requestedBy }, _, { loaders }) => loaders.officers.byStaffNo.get(requestedBy),
    asked: ({ askedStaffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(askedStaffNo),
  },
} satisfies Resolvers;
