import { Rate } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';

/** Acknowledgements due of the staff of one division or department, or of one version, and those that were given. */
export interface AcknowledgementCount {
  readonly code: string;
  readonly due: number;
  readonly given: number;
}

const DEFINITION = {
  id: 'personnel.regulationAcknowledgement',
  version: 1,
  en: 'acknowledgements of versions in force on the day / officers times versions in force on the day that bind them',
  zh: '当日现行有效制度版本的签阅数 ÷ (应签阅干部职工人数 × 现行有效制度版本数)',
} as const satisfies MetricDefinition;

const VERSION_DEFINITION = {
  id: 'personnel.regulationVersionAcknowledgement',
  version: 1,
  en: 'officers who have acknowledged the version / officers whom it binds',
  zh: '已签阅该版本的干部职工人数 ÷ 应签阅人数',
} as const satisfies MetricDefinition;

function rateOf(counts: readonly AcknowledgementCount[]): Rate {
  return Rate.ofSums(counts.map(({ given, due }) => ({ numerator: given, denominator: due })));
}

/** How many of the acknowledgements due on a day were given (签阅覆盖率). */
export function acknowledgementRate(counts: readonly AcknowledgementCount[], asOf: Date): RateFigure {
  return rateFigure(rateOf(counts), DEFINITION, asOf);
}

/** How many of those whom one version binds have acknowledged it. */
export function versionRate(counts: readonly AcknowledgementCount[], asOf: Date): RateFigure {
  return rateFigure(rateOf(counts), VERSION_DEFINITION, asOf);
}
