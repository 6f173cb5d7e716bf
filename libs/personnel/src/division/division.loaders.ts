import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey } from '@mashang/platform-subgraph';
import type { DivisionRepository } from './division.repository';

/** Batches of one request; the only way resolvers fetch divisions. */
export function divisionLoaders(ctx: OperationContext, divisions: DivisionRepository) {
  return {
    byCode: batchByKey((codes: readonly string[]) => divisions.findByCodes(ctx, codes), (division) => division.code),
    childrenByParent: batchListByKey(
      (codes: readonly string[]) => divisions.listChildrenOf(ctx, codes),
      (division) => division.parentCode ?? '',
    ),
  };
}
