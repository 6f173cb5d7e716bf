import type { Period } from '@mashang/domain';
import { rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { CaseCounts } from './case-counts';
import type { CaseStatisticsRepository } from './case-statistics.repository';

export interface StatisticsArguments {
  readonly period: Period;
  readonly asOf: Date;
}

/** The GraphQL type `CaseStatistics` in memory: the counts from which its fields are derived. */
export interface CaseStatistics extends StatisticsArguments {
  readonly counts: readonly CaseCounts[];
}

export function caseStatisticsLoaders(ctx: OperationContext, statistics: CaseStatisticsRepository) {
  const byOwnCode = (scopeOf: (codes: readonly string[]) => { departmentCodes: readonly string[] } | { windowCodes: readonly string[] }) =>
    loaderFamily(({ period, asOf }: StatisticsArguments) =>
      batchMap(async (codes: readonly string[]): Promise<ReadonlyMap<string, CaseStatistics>> => {
        const counts = await statistics.count(ctx, scopeOf(codes), period, asOf);
        return new Map(codes.map((code) => [code, { period, asOf, counts: counts.filter(({ group }) => group === code) }]));
      }),
    );
  return {
    byDivision: loaderFamily(({ period, asOf }: StatisticsArguments) =>
      batchMap(async (divisionCodes: readonly string[]): Promise<ReadonlyMap<string, CaseStatistics>> => {
        const counts = await statistics.count(ctx, { divisionCodes }, period, asOf);
        const rolled = rollUpByDivision(divisionCodes, counts, ({ group }) => group);
        return new Map([...rolled].map(([code, rows]) => [code, { period, asOf, counts: rows }]));
      }),
    ),
    byDepartment: byOwnCode((departmentCodes) => ({ departmentCodes })),
    byWindow: byOwnCode((windowCodes) => ({ windowCodes })),
  };
}
