import type { Period } from '@mashang/domain';
import { Money, Rate, YearMonth } from '@mashang/domain';
import type { MetricDefinition, MoneyFigure, RateFigure } from '@mashang/platform-subgraph';
import { moneyFigure, rateFigure } from '@mashang/platform-subgraph';
import type { ProjectEntity, ProjectStage } from '../project/project.entity';
import { PROJECT_STAGES } from '../project/project.entity';

/** One project of the year's list with its sums, in fen, as of one instant. */
export interface ProjectFigures {
  readonly project: ProjectEntity;
  /** The year's plan in the version in force. */
  readonly planned: bigint;
  /** Done in the period. */
  readonly done: bigint;
  /** Done from January to the period's last month. */
  readonly yearToDate: bigint;
}

export interface ProjectStatistics {
  readonly period: Period;
  readonly asOf: Date;
  readonly count: number;
  readonly byStage: readonly { readonly stage: ProjectStage; readonly count: number }[];
  readonly preliminaryFinished: readonly ProjectEntity[];
  readonly landAcquisitionUnderWay: readonly ProjectEntity[];
  readonly done: MoneyFigure;
  readonly yearToDate: MoneyFigure;
  readonly planned: MoneyFigure;
  readonly completionRatio: RateFigure;
  readonly scheduleRatio: RateFigure;
  readonly scheduleGapPoints: string | null;
}

const COMPLETION: MetricDefinition = {
  id: 'projects.completionRatio',
  version: 1,
  en: "investment done from January to the period's last month / the year's planned investment in the versions in force; sums over sums",
  zh: '当年1月至统计期末月累计完成投资 ÷ 年度计划投资(现行版本), 以合计相除',
};

const SCHEDULE: MetricDefinition = {
  id: 'projects.scheduleRatio',
  version: 1,
  en: "the period's last month / 12",
  zh: '统计期末月份 ÷ 12 (序时进度)',
};

const MONTHS_OF_A_YEAR = 12;

/** Σ done / Σ planned, in fen: a total ratio is a ratio of sums, never a mean of ratios. */
export function completionRatio(yearToDate: bigint, planned: bigint): Rate {
  return Rate.of(yearToDate, planned);
}

/** The benchmark (序时进度): the months elapsed of twelve. */
export function scheduleRatio(month: number): Rate {
  return Rate.of(month, MONTHS_OF_A_YEAR);
}

export function completionFigure(yearToDate: bigint, planned: bigint, asOf: Date): RateFigure {
  return rateFigure(completionRatio(yearToDate, planned), COMPLETION, asOf);
}

/** The figures of one division or department from the projects it holds. */
export function projectStatistics(period: Period, figures: readonly ProjectFigures[], asOf: Date): ProjectStatistics {
  const sum = (part: 'planned' | 'done' | 'yearToDate'): bigint => figures.reduce((total, row) => total + row[part], 0n);
  const [planned, yearToDate] = [sum('planned'), sum('yearToDate')];
  const projects = figures.map(({ project }) => project).sort((a, b) => (a.code < b.code ? -1 : 1));
  const completion = completionRatio(yearToDate, planned);
  const schedule = scheduleRatio(YearMonth.monthOf(YearMonth.ofDate(period.lastDay)));
  return {
    period,
    asOf,
    count: projects.length,
    byStage: PROJECT_STAGES.map((stage) => ({ stage, count: projects.filter((project) => project.stage === stage).length })).filter(
      ({ count }) => count > 0,
    ),
    preliminaryFinished: projects.filter(({ preliminaryFinishedOn }) => preliminaryFinishedOn !== null),
    landAcquisitionUnderWay: projects.filter(({ landStatus }) => landStatus === 'UNDER_WAY'),
    done: moneyFigure(Money.ofFen(sum('done'))),
    yearToDate: moneyFigure(Money.ofFen(yearToDate)),
    planned: moneyFigure(Money.ofFen(planned)),
    completionRatio: rateFigure(completion, COMPLETION, asOf),
    scheduleRatio: rateFigure(schedule, SCHEDULE, asOf),
    scheduleGapPoints: completion.pointsAbove(schedule),
  };
}
