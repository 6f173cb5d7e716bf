import { Rate } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';

const DEFINITION = {
  id: 'personnel.agreementCascadeCoverage',
  version: 1,
  en: 'indicators of the agreement that an indicator of an agreement below it, in force as of asOf, serves / all its indicators',
  zh: '截至统计时间已被生效下级责任书指标对应的本级指标数 ÷ 本级指标总数',
} as const satisfies MetricDefinition;

/** How much of an agreement was handed on (层层分解): each indicator once, however many serve it. */
export function cascadeCoverage(codes: readonly string[], servedCodes: readonly string[], asOf: Date): RateFigure {
  const served = new Set(servedCodes);
  return rateFigure(Rate.of(codes.filter((code) => served.has(code)).length, codes.length), DEFINITION, asOf);
}
