import type { Period } from '@mashang/domain';
import { rollUpByDivision, YearMonth } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { completionFigure, projectStatistics } from './project-figures';
import type { ProjectMonths, ProjectStatisticsRepository } from './project-statistics.repository';

interface StatisticsArguments {
  readonly period: Period;
  readonly asOf: Date;
}

function monthsOf({ period, asOf }: StatisticsArguments): ProjectMonths {
  return { year: period.year, firstMonth: YearMonth.ofDate(period.firstDay), lastMonth: YearMonth.ofDate(period.lastDay), asOf };
}

export function projectStatisticsLoaders(ctx: OperationContext, statistics: ProjectStatisticsRepository) {
  return {
    byDivision: loaderFamily((args: StatisticsArguments) =>
      batchMap(async (divisionCodes: readonly string[]) => {
        const figures = await statistics.listFigures(ctx, { divisionCodes }, monthsOf(args));
        const rolled = rollUpByDivision(divisionCodes, figures, ({ project }) => project.divisionCode);
        return new Map([...rolled].map(([code, rows]) => [code, projectStatistics(args.period, rows, args.asOf)]));
      }),
    ),
    byDepartment: loaderFamily((args: StatisticsArguments) =>
      batchMap(async (departmentCodes: readonly string[]) => {
        const figures = await statistics.listFigures(ctx, { departmentCodes }, monthsOf(args));
        return new Map(
          departmentCodes.map((code) => {
            const rows = figures.filter(({ project }) => project.departmentCode === code);
            return [code, projectStatistics(args.period, rows, args.asOf)];
          }),
        );
      }),
    ),
    completionRatio: loaderFamily(({ through, asOf }: { readonly through: YearMonth; readonly asOf: Date }) =>
      batchMap(async (projectCodes: readonly string[]) => {
        const months = { year: YearMonth.yearOf(through), firstMonth: through, lastMonth: through, asOf };
        const figures = await statistics.listFigures(ctx, { projectCodes }, months);
        return new Map(
          figures.map(({ project, yearToDate, planned }) => [project.code, completionFigure(yearToDate, planned, asOf)]),
        );
      }),
    ),
  };
}
