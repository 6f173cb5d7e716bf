import { Rate } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';
import type { CaseCounts, CountName } from './case-counts';
import { total } from './case-counts';

/** The competing definitions of 办结率 found in production systems; ours is the first (domain page 2.7). */
export type CompletionRateMethod = 'COHORT' | 'PERIOD' | 'PERIOD_WITH_REFUSED_AND_INVALIDATED';

const COMPLETION: Readonly<Record<CompletionRateMethod, MetricDefinition>> = {
  COHORT: {
    id: 'cases.completionRate.cohort',
    version: 1,
    en: 'of the cases accepted in the period, those completed by asOf / the cases accepted in the period; half up',
    zh: '期间内受理且截至统计时间已办结的办件数 ÷ 期间内受理的办件数(同批口径, 四舍五入)',
  },
  PERIOD: {
    id: 'cases.completionRate.period',
    version: 1,
    en: 'cases completed in the period / cases accepted in the period; cut off; may pass 100 %',
    zh: '期间内办结数 ÷ 期间内受理数(期间口径, 截断, 可超过100%)',
  },
  PERIOD_WITH_REFUSED_AND_INVALIDATED: {
    id: 'cases.completionRate.periodWithRefusedAndInvalidated',
    version: 1,
    en: 'cases completed, refused (or not accepted) or invalidated in the period / cases accepted in the period; cut off; may pass 100 %',
    zh: '(期间内办结数 + 不予受理、不予办理数 + 作废数) ÷ 期间内受理数(期间口径, 截断, 可超过100%)',
  },
};

export function completionRate(counts: readonly CaseCounts[], method: CompletionRateMethod, asOf: Date): RateFigure {
  const accepted = total(counts, 'accepted');
  const completed = total(counts, 'completed');
  switch (method) {
    case 'COHORT':
      return rateFigure(Rate.of(total(counts, 'cohortCompleted'), accepted), COMPLETION.COHORT, asOf);
    case 'PERIOD':
      return rateFigure(Rate.of(completed, accepted, { rounding: 'DOWN' }), COMPLETION.PERIOD, asOf);
    case 'PERIOD_WITH_REFUSED_AND_INVALIDATED':
      return rateFigure(Rate.of(completed + total(counts, 'refused') + total(counts, 'invalidated'), accepted, { rounding: 'DOWN' }), COMPLETION.PERIOD_WITH_REFUSED_AND_INVALIDATED, asOf);
  }
}

/** Rates that share one shape: a count over another. */
export type SimpleRate = 'onTimeRate' | 'earlyRate' | 'sameDayRate' | 'satisfactionRate' | 'ratingRate' | 'onceDoneRate' | 'promiseSpeedUp' | 'statutorySpeedUp';

const SIMPLE: Readonly<Record<SimpleRate, { readonly of: CountName; readonly minus?: CountName; readonly over: CountName; readonly definition: MetricDefinition }>> = {
  onTimeRate: {
    of: 'onTime',
    over: 'completed',
    definition: {
      id: 'cases.onTimeRate',
      version: 1,
      en: 'cases completed in the period on or before the promised day / cases completed in the period',
      zh: '期间内按承诺时限办结的办件数 ÷ 期间内办结的办件数',
    },
  },
  earlyRate: {
    of: 'early',
    over: 'completed',
    definition: {
      id: 'cases.earlyRate',
      version: 1,
      en: 'cases completed in the period before the promised day / cases completed in the period',
      zh: '期间内早于承诺届满日期办结的办件数 ÷ 期间内办结的办件数',
    },
  },
  ratingRate: {
    of: 'rated',
    over: 'completed',
    definition: {
      id: 'cases.ratingRate',
      version: 1,
      en: 'cases completed in the period that were rated in person / cases completed in the period',
      zh: '期间内办结且群众主动评价的办件数 ÷ 期间内办结的办件数',
    },
  },
  promiseSpeedUp: {
    of: 'promisedDays',
    minus: 'usedOfPromised',
    over: 'promisedDays',
    definition: {
      id: 'cases.promiseSpeedUp',
      version: 2,
      en: '(Σ promised − Σ used working days) / Σ promised, of cases completed in the period that were not promised on the spot; promised are the days of the item and those of an extension that was approved; negative when slower',
      zh: '(Σ承诺时限 − Σ实际用时) ÷ Σ承诺时限, 期间内办结的承诺件, 以工作日计; 承诺时限含经批准延长的期限',
    },
  },
  statutorySpeedUp: {
    of: 'statutoryDays',
    minus: 'usedOfStatutory',
    over: 'statutoryDays',
    definition: {
      id: 'cases.statutorySpeedUp',
      version: 2,
      en: '(Σ statutory − Σ used working days) / Σ statutory, of cases completed in the period whose item the law limits; statutory are the days of the law and those of an extension that was approved; negative when slower',
      zh: '(Σ法定时限 − Σ实际用时) ÷ Σ法定时限, 期间内办结且有法定时限的办件, 以工作日计; 法定时限含经批准延长的期限',
    },
  },
  sameDayRate: {
    of: 'sameDay',
    over: 'completed',
    definition: {
      id: 'cases.sameDayRate',
      version: 1,
      en: 'cases completed in the period on the day of their acceptance / cases completed in the period',
      zh: '期间内当日受理当日办结的办件数 ÷ 期间内办结的办件数',
    },
  },
  satisfactionRate: {
    of: 'satisfied',
    over: 'rated',
    definition: {
      id: 'cases.satisfactionRate',
      version: 1,
      en: 'ratings of level 1 to 3 / all ratings given in person, of cases completed in the period; default ratings are not counted',
      zh: '(非常满意 + 满意 + 基本满意) ÷ 群众主动评价数(不含默认评价), 期间内办结的办件',
    },
  },
  onceDoneRate: {
    of: 'onceDone',
    over: 'completed',
    definition: {
      id: 'cases.onceDoneRate',
      version: 1,
      en: 'cases completed in the period with at most one trip of the citizen / cases completed in the period',
      zh: '期间内群众最多跑一次即办结的办件数 ÷ 期间内办结的办件数',
    },
  },
};

export function simpleRate(counts: readonly CaseCounts[], name: SimpleRate, asOf: Date): RateFigure {
  const { of, minus, over, definition } = SIMPLE[name];
  const numerator = total(counts, of) - (minus === undefined ? 0 : total(counts, minus));
  return rateFigure(Rate.of(numerator, total(counts, over)), definition, asOf);
}

const TRIPS_SAVED: MetricDefinition = {
  id: 'cases.tripsSaved',
  version: 1,
  en: "an estimate: Σ (the item's trips before the centre − the citizen's trips) over cases completed in the period; cadres' trips are not subtracted",
  zh: '估算值: 期间内办结办件的 Σ(事项原需跑动次数 − 群众实际跑动次数), 不扣减干部跑动次数',
};

/** Trips saved for citizens, with the assumption behind the estimate (变群众跑为干部跑). */
export function tripsSaved(counts: readonly CaseCounts[]): { readonly trips: number; readonly definition: MetricDefinition } {
  return { trips: total(counts, 'formerTrips') - total(counts, 'citizenTrips'), definition: TRIPS_SAVED };
}
