import { Rate } from '@mashang/domain';
import type { MetricDefinition, RateFigure } from '@mashang/platform-subgraph';
import { rateFigure } from '@mashang/platform-subgraph';
import type { SatisfactionInstrument } from './satisfaction-survey.entity';

/** A closed survey: how many answered, and how many of them were satisfied. */
export interface SurveyAnswers {
  readonly instrument: SatisfactionInstrument;
  readonly satisfied: number;
  readonly answers: number;
}

const DEFINITIONS = {
  CADRE_SURVEY: {
    id: 'personnel.satisfaction.cadres',
    version: 1,
    en: 'satisfied answers / all answers of the survey among cadres',
    zh: '干部满意度调查中满意的答卷数 ÷ 全部答卷数',
  },
  GOVERNMENT_ASSESSMENT: {
    id: 'personnel.satisfaction.government',
    version: 1,
    en: 'points awarded / points possible in the assessment by the government above',
    zh: '上级政府考评得分 ÷ 满分',
  },
} as const satisfies Record<SatisfactionInstrument, MetricDefinition>;

/** The rate of one instrument; the three satisfactions (三满意) are never blended into one number. */
export function satisfactionRate(survey: SurveyAnswers, asOf: Date): RateFigure {
  return rateFigure(Rate.of(survey.satisfied, survey.answers), DEFINITIONS[survey.instrument], asOf);
}
