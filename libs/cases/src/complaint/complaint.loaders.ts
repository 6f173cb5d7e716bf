import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { ComplaintRepository } from './complaint.repository';

export function complaintLoaders(ctx: OperationContext, complaints: ComplaintRepository) {
  return {
    byCase: batchListByKey((numbers: readonly string[]) => complaints.listOfCases(ctx, numbers), ({ caseNo }) => caseNo ?? ''),
  };
}
