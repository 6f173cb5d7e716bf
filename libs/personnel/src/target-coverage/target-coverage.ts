import { Rate } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';

/** Officers of one division or department, and how many of them carry a target. */
export interface TargetCount {
  readonly code: string;
  readonly persons: number;
  readonly withTarget: number;
}

export interface TargetCoverage {
  readonly year: number;
  readonly persons: RateFigure;
}

const DEFINITION = {
  id: 'personnel.targetCoverage',
  version: 2,
  en: 'officers whose own agreement of the year, in force as of asOf, has at least one indicator / all officers in service there on the day of asOf',
  zh: '截至统计时间本人生效责任书含有指标的干部职工数 ÷ 当日在职干部职工总数',
} as const satisfies MetricDefinition;

/** 人人身上有压力, 个个肩上有责任 (domain page 1.3 (7)): a ratio of sums over the divisions below. */
export function targetCoverage(year: number, counts: readonly TargetCount[], asOf: Date): TargetCoverage {
  const parts = counts.map(({ withTarget, persons }) => ({ numerator: withTarget, denominator: persons }));
  return { year, persons: rateFigure(Rate.ofSums(parts), DEFINITION, asOf) };
}
