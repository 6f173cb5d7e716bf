import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey } from '@mashang/platform-subgraph';
import type { HouseholdRepository } from './household.repository';

export function householdLoaders(ctx: OperationContext, households: HouseholdRepository) {
  return {
    byId: batchByKey((ids: readonly string[]) => households.findByIds(ctx, ids), (household) => household.id),
    residentById: batchByKey((ids: readonly string[]) => households.findResidentsByIds(ctx, ids), (resident) => resident.id),
    members: batchListByKey((ids: readonly string[]) => households.listMembers(ctx, ids), (resident) => resident.householdId),
  };
}
