import { Rate } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';

/** The GraphQL type `OfficerWorkload` in memory. */
export interface OfficerWorkload {
  readonly staffNo: string;
  readonly received: number;
  readonly accepted: number;
  readonly completed: number;
}

const DEFINITION: MetricDefinition = {
  id: 'cases.busiestShare',
  version: 1,
  en: 'cases that the busiest officer of the department took in first in the period / cases that its officers took in first in the period',
  zh: '期间内收件最多人员的收件数 ÷ 本部门人员期间内收件总数',
};

/** The busiest first; who took in as many as another stands by staff number. */
export function byLoad(officers: readonly OfficerWorkload[]): readonly OfficerWorkload[] {
  return officers.toSorted((one, other) => other.received - one.received || (one.staffNo < other.staffNo ? -1 : 1));
}

/** How much of a department's cases its busiest officer has (domain page §4 C10); without cases there is no share. */
export function busiestShare(officers: readonly OfficerWorkload[], asOf: Date): RateFigure {
  const all = officers.reduce((sum, { received }) => sum + received, 0);
  return rateFigure(Rate.of(Math.max(0, ...officers.map(({ received }) => received)), all), DEFINITION, asOf);
}
