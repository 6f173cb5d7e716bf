import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { SupplementNoticeRepository } from './supplement-notice.repository';

export function supplementNoticeLoaders(ctx: OperationContext, notices: SupplementNoticeRepository) {
  return {
    byCase: batchListByKey((numbers: readonly string[]) => notices.listOfCases(ctx, numbers), ({ caseNo }) => caseNo),
  };
}
