import type { YearMonth } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, loaderFamily } from '@mashang/platform-subgraph';
import type { ProgressRepository } from './progress.repository';

export function progressLoaders(ctx: OperationContext, progress: ProgressRepository) {
  return {
    ofMonth: loaderFamily(({ month }: { readonly month: YearMonth }) =>
      batchByKey(
        (projectCodes: readonly string[]) => progress.listOfMonth(ctx, projectCodes, month),
        (report) => report.projectCode,
      ),
    ),
  };
}
