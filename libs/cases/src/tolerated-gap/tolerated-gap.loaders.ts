import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { ToleratedGapRepository } from './tolerated-gap.repository';

export function toleratedGapLoaders(ctx: OperationContext, gaps: ToleratedGapRepository) {
  return {
    byCase: batchListByKey((numbers: readonly string[]) => gaps.listOfCases(ctx, numbers), ({ caseNo }) => caseNo),
  };
}
