import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { ScoringQueryRepository } from './scoring-query.repository';

export function scoringQueryLoaders(ctx: OperationContext, queries: ScoringQueryRepository) {
  return { byHash: batchByKey((hashes: readonly string[]) => queries.findByHashes(ctx, hashes), ({ hash }) => hash) };
}
