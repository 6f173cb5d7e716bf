import type { Period } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { MonthBasis } from './welfare-figures';
import { applianceTotals, welfareTotals } from './welfare-figures';
import type { WelfareQuestion, WelfareStatisticsRepository } from './welfare-statistics.repository';

/** The GraphQL type `WelfareStatistics` in memory: the question; each of its fields asks for itself. */
export interface WelfareStatistics {
  /** The division. */
  readonly code: string;
  readonly period: Period;
  readonly basis: MonthBasis;
  readonly asOf: Date;
}

export function welfareStatisticsLoaders(ctx: OperationContext, statistics: WelfareStatisticsRepository) {
  return {
    totals: loaderFamily((question: WelfareQuestion) =>
      batchMap(async (divisionCodes: readonly string[]) => {
        const sums = await statistics.sumPayments(ctx, divisionCodes, question);
        return new Map(divisionCodes.map((code) => [code, welfareTotals(question.basis, sums.get(code))]));
      }),
    ),
    appliances: loaderFamily(({ period, asOf }: Pick<WelfareQuestion, 'period' | 'asOf'>) =>
      batchMap(async (divisionCodes: readonly string[]) => {
        const sums = await statistics.sumClaims(ctx, divisionCodes, period, asOf);
        return new Map(divisionCodes.map((code) => [code, applianceTotals(sums.get(code))]));
      }),
    ),
  };
}
