import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { VehicleRepository } from './vehicle.repository';

export function vehicleLoaders(ctx: OperationContext, vehicles: VehicleRepository) {
  return {
    byPlate: batchByKey((plates: readonly string[]) => vehicles.findVehicles(ctx, plates), ({ plateNo }) => plateNo),
  };
}
