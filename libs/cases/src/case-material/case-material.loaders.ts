import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { CaseMaterialRepository } from './case-material.repository';

export function caseMaterialLoaders(ctx: OperationContext, materials: CaseMaterialRepository) {
  return {
    byCase: batchListByKey((numbers: readonly string[]) => materials.listOfCases(ctx, numbers), ({ caseNo }) => caseNo),
  };
}
