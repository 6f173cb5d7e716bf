import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { CommitmentRepository } from './commitment.repository';

export function commitmentLoaders(ctx: OperationContext, commitments: CommitmentRepository) {
  return {
    byCase: batchListByKey((numbers: readonly string[]) => commitments.listOfCases(ctx, numbers), ({ caseNo }) => caseNo),
  };
}
