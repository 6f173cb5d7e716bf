import type { Period } from '@mashang/domain';
import { rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { CaseCounts } from './case-counts';
import type { CaseGroup, CaseSplit, CaseStatisticsRepository } from './case-statistics.repository';

export interface StatisticsArguments {
  readonly group: CaseGroup;
  readonly split: CaseSplit;
  readonly period: Period;
  /** Null for now. */
  readonly asOf: Date | null;
}

/** The GraphQL type `CaseStatistics` in memory: the counts from which its fields are derived, and where they are from. */
export interface CaseStatistics {
  readonly group: CaseGroup;
  readonly code: string;
  readonly period: Period;
  /** The instant that was asked for; null for now. */
  readonly askedAsOf: Date | null;
  readonly asOf: Date;
  /** Split by item. */
  readonly counts: readonly CaseCounts[];
}

export function caseStatisticsLoaders(ctx: OperationContext, statistics: CaseStatisticsRepository) {
  return loaderFamily(({ group, split, period, asOf }: StatisticsArguments) =>
    batchMap(async (codes: readonly string[]): Promise<ReadonlyMap<string, readonly CaseCounts[]>> => {
      const counts = await statistics.count(ctx, { group, split, codes }, period, asOf);
      if (group === 'division') return rollUpByDivision(codes, counts, ({ group: division }) => division);
      return new Map(codes.map((code) => [code, counts.filter((count) => count.group === code)]));
    }),
  );
}
