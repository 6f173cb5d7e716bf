import type { Period } from '@mashang/domain';
import { rowsByGroup } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { claimStatistics } from './claim-statistics';
import type { ExpenseClaimRepository } from './expense-claim.repository';

interface ClaimScope {
  readonly group: 'division' | 'department';
  readonly period: Period;
}

export function expenseClaimLoaders(ctx: OperationContext, claims: ExpenseClaimRepository) {
  return {
    budgetLines: batchByKey((codes: readonly string[]) => claims.findBudgetLines(ctx, codes), ({ code }) => code),
    lines: batchListByKey((numbers: readonly string[]) => claims.listLines(ctx, numbers), ({ claimNo }) => claimNo),
    statistics: loaderFamily(({ group, period }: ClaimScope) =>
      batchMap(async (codes: readonly string[]) => {
        const rows = await claims.count(ctx, group, codes, period);
        const rowsOf = rowsByGroup(group, codes, rows, ({ code }) => code);
        return new Map(codes.map((code) => [code, claimStatistics(rowsOf.get(code) ?? [])]));
      }),
    ),
  };
}
