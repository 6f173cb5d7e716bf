import type { Period } from '@mashang/domain';
import { rowsByGroup } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { ApplicantCountsRepository } from './applicant-counts.repository';
import type { CaseCounts } from './case-counts';
import type { CaseGroup, CaseSplit, CaseStatisticsRepository } from './case-statistics.repository';

export interface StatisticsArguments {
  readonly group: CaseGroup;
  readonly split: CaseSplit;
  readonly isByMonth: boolean;
  readonly period: Period;
  /** Null for now. */
  readonly asOf: Date | null;
}

/** The GraphQL type `CaseStatistics` in memory: the counts from which its fields are derived, and where they are from. */
export interface CaseStatistics {
  readonly group: CaseGroup;
  readonly code: string;
  readonly period: Period;
  /** The period whose months are answered together, when this is one of them; so that what is below does the same. */
  readonly monthOf: Period | null;
  /** The instant that was asked for; null for now. */
  readonly askedAsOf: Date | null;
  readonly asOf: Date;
  /** Split by item. */
  readonly counts: readonly CaseCounts[];
}

export function caseStatisticsLoaders(ctx: OperationContext, statistics: CaseStatisticsRepository) {
  return loaderFamily(({ group, split, isByMonth, period, asOf }: StatisticsArguments) =>
    batchMap(async (codes: readonly string[]): Promise<ReadonlyMap<string, readonly CaseCounts[]>> => {
      const counts = await statistics.count(ctx, { group, split, codes, isByMonth }, period, asOf);
      return rowsByGroup(group, codes, counts, (count) => count.group);
    }),
  );
}

export interface ApplicantArguments {
  readonly group: CaseGroup;
  readonly isByMonth: boolean;
  readonly period: Period;
  readonly asOf: Date;
}

/** Apart from the other figures, because different persons are counted from the cases: whoever does not ask does not pay. */
export function applicantCountsLoaders(ctx: OperationContext, applicants: ApplicantCountsRepository) {
  return loaderFamily(({ group, isByMonth, period, asOf }: ApplicantArguments) => batchMap((codes: readonly string[]) => applicants.count(ctx, { group, isByMonth, codes }, period, asOf)));
}
