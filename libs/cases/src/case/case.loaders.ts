import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey } from '@mashang/platform-subgraph';
import type { CaseRepository } from './case.repository';

export function caseLoaders(ctx: OperationContext, cases: CaseRepository) {
  return {
    byCaseNo: batchByKey((numbers: readonly string[]) => cases.findByNumbers(ctx, numbers), (filed) => filed.caseNo),
    events: batchListByKey((numbers: readonly string[]) => cases.listEvents(ctx, numbers), (event) => event.caseNo),
  };
}
