import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import { versionKey, versionOfKey } from '../service-item/service-item.loaders';
import type { ServiceGuideRepository } from './service-guide.repository';

export function serviceGuideLoaders(ctx: OperationContext, guides: ServiceGuideRepository) {
  return {
    byVersion: batchByKey((keys: readonly string[]) => guides.findVersions(ctx, keys.map(versionOfKey)), versionKey),
  };
}
