import type { Period } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { EfficiencyStatisticsRepository } from './efficiency-statistics.repository';

/** The GraphQL type `EfficiencyStatistics` in memory. */
export interface EfficiencyStatistics {
  readonly department: string;
  readonly period: Period;
  readonly asOf: Date;
}

interface Asked {
  readonly period: Period;
}

export function efficiencyStatisticsLoaders(ctx: OperationContext, statistics: EfficiencyStatisticsRepository) {
  return {
    cards: loaderFamily(({ period }: Asked) => batchMap((departments) => statistics.cards(ctx, departments, period))),
    consultations: loaderFamily(({ period }: Asked) => batchMap((departments) => statistics.consultations(ctx, departments, period))),
    complaints: loaderFamily(({ period }: Asked) => batchMap((departments) => statistics.complaints(ctx, departments, period))),
  };
}
