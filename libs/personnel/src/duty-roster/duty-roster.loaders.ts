import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { DutyRosterRepository } from './duty-roster.repository';
import type { DutyRosterService } from './duty-roster.service';
import type { ShiftSwapRepository } from './shift-swap.repository';

interface OnDay {
  readonly on: string;
}

export interface DutyRosterSources {
  readonly rosters: DutyRosterRepository;
  readonly swaps: ShiftSwapRepository;
  readonly service: DutyRosterService;
}

export function dutyRosterLoaders(ctx: OperationContext, { rosters, swaps, service }: DutyRosterSources) {
  return {
    byNumber: batchByKey((numbers: readonly string[]) => rosters.findRosters(ctx, numbers), ({ rosterNo }) => rosterNo),
    shiftByNumber: batchByKey((numbers: readonly string[]) => rosters.findShifts(ctx, numbers), ({ shiftNo }) => shiftNo),
    shiftsByRoster: batchListByKey((numbers: readonly string[]) => rosters.listShifts(ctx, numbers), ({ rosterNo }) => rosterNo),
    uncoveredByRoster: batchMap(async (numbers: readonly string[]) => service.uncovered(ctx, await rosters.findRosters(ctx, numbers))),
    publishedShiftsByPlace: loaderFamily(({ on }: OnDay) =>
      batchListByKey(async (placeCodes: readonly string[]) => service.present(ctx, await rosters.listPublishedOfPlaces(ctx, placeCodes, on), on), ({ placeCode }) => placeCode),
    ),
    swapByNumber: batchByKey((numbers: readonly string[]) => swaps.findByNumbers(ctx, numbers), ({ swapNo }) => swapNo),
  };
}
