import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { CoverageRepository } from './coverage.repository';
import type { CoverageService } from './coverage.service';

export function coverageLoaders(ctx: OperationContext, coverage: CoverageService, rows: CoverageRepository) {
  return {
    byPost: loaderFamily(({ from, until }: { readonly from: Date; readonly until: Date }) =>
      batchMap(async (codes: readonly string[]) => coverage.prove(ctx, await rows.posts(ctx, codes), { from, until })),
    ),
  };
}
