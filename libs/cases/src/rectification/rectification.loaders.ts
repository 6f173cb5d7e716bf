import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { RectificationRepository } from './rectification.repository';

export function rectificationLoaders(ctx: OperationContext, rectifications: RectificationRepository) {
  return {
    byCase: batchByKey((numbers: readonly string[]) => rectifications.findByCases(ctx, numbers), ({ caseNo }) => caseNo),
  };
}
