import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey } from '@mashang/platform-subgraph';
import type { ServiceCenterRepository } from './service-center.repository';

export function serviceCenterLoaders(ctx: OperationContext, centers: ServiceCenterRepository) {
  return {
    byCode: batchByKey((codes: readonly string[]) => centers.findByCodes(ctx, codes), (center) => center.code),
    byDivision: batchByKey((codes: readonly string[]) => centers.findByDivisions(ctx, codes), (center) => center.divisionCode),
    windowByCode: batchByKey((codes: readonly string[]) => centers.findWindowsByCodes(ctx, codes), (window) => window.code),
    windowsByCenter: batchListByKey((codes: readonly string[]) => centers.listWindows(ctx, codes), (window) => window.centerCode),
  };
}
