import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { AccountabilityRepository } from './accountability.repository';

interface OnDay {
  readonly on: string;
}

export function accountabilityLoaders(ctx: OperationContext, records: AccountabilityRepository) {
  return {
    /** The measures of townships on a day; a page of records is of one township and few days. */
    gradesByTownship: loaderFamily(({ on }: OnDay) =>
      batchMap(async (codes: readonly string[]) => new Map(await Promise.all(codes.map(async (code) => [code, await records.listGrades(ctx, code, on)] as const)))),
    ),
  };
}
