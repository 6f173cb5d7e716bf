import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { AgencyPointRepository } from './agency-point.repository';

export function agencyPointLoaders(ctx: OperationContext, points: AgencyPointRepository) {
  return {
    byCode: batchByKey((codes: readonly string[]) => points.findByCodes(ctx, codes), (point) => point.code),
    byDivision: batchByKey((codes: readonly string[]) => points.findByDivisions(ctx, codes), (point) => point.divisionCode),
  };
}
