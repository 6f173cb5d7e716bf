import type { Period } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey, loaderFamily } from '@mashang/platform-subgraph';
import type { CorrectionRepository } from './correction.repository';

export function correctionLoaders(ctx: OperationContext, corrections: CorrectionRepository) {
  return {
    byCase: batchListByKey(
      (numbers: readonly string[]) => corrections.listOfCases(ctx, numbers),
      ({ caseNo }) => caseNo ?? '',
    ),
    countsByDepartment: loaderFamily(({ period }: { readonly period: Period }) =>
      batchListByKey(
        (codes: readonly string[]) => corrections.countByField(ctx, codes, period),
        ({ departmentCode }) => departmentCode,
      ),
    ),
  };
}
