import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { EnterpriseRepository } from './enterprise.repository';

export function enterpriseLoaders(ctx: OperationContext, enterprises: EnterpriseRepository) {
  return {
    byId: batchByKey((ids: readonly string[]) => enterprises.findByIds(ctx, ids), (enterprise) => enterprise.id),
  };
}
