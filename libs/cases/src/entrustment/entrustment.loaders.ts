import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { EntrustmentRepository } from './entrustment.repository';

export function entrustmentLoaders(ctx: OperationContext, entrustments: EntrustmentRepository) {
  return {
    byCase: batchByKey((numbers: readonly string[]) => entrustments.findByCases(ctx, numbers), ({ caseNo }) => caseNo ?? ''),
  };
}
