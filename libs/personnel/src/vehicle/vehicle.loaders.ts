import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { VehicleRepository } from './vehicle.repository';

export function vehicleLoaders(ctx: OperationContext, vehicles: VehicleRepository) {
  return {
    byPlate: batchByKey((plates: readonly string[]) => vehicles.findVehicles(ctx, plates), ({ plateNo }) => plateNo),
    firstBookings: loaderFamily(({ first }: { readonly first: number }) => batchMap((plates: readonly string[]) => vehicles.firstBookings(ctx, plates, first))),
  };
}
