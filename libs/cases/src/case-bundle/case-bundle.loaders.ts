import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey } from '@mashang/platform-subgraph';
import type { CaseBundleRepository } from './case-bundle.repository';

export function caseBundleLoaders(ctx: OperationContext, bundles: CaseBundleRepository) {
  return {
    byNumber: batchByKey((numbers: readonly string[]) => bundles.findByNumbers(ctx, numbers), ({ bundleNo }) => bundleNo),
    cases: batchListByKey((numbers: readonly string[]) => bundles.listCases(ctx, numbers), ({ bundleNo }) => bundleNo ?? ''),
  };
}
