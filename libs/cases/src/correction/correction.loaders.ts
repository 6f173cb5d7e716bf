import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { CorrectionRepository } from './correction.repository';

export function correctionLoaders(ctx: OperationContext, corrections: CorrectionRepository) {
  return {
    byCase: batchListByKey((numbers: readonly string[]) => corrections.listOfCases(ctx, numbers), ({ caseNo }) => caseNo),
  };
}
