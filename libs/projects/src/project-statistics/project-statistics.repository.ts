import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw, whereDivisionIn } from '@mashang/platform-persistence';
import { AnnualPlanEntity } from '../plan/plan.entity';
import { MonthlyProgressEntity } from '../progress/progress.entity';
import { ProjectEntity } from '../project/project.entity';
import type { ProjectFigures } from './project-figures';

/** Whose projects are asked for. */
export type ProjectScope =
  | { readonly divisionCodes: readonly string[] }
  | { readonly departmentCodes: readonly string[] }
  | { readonly projectCodes: readonly string[] };

/** Which months are summed: `firstMonth`…`lastMonth` of `year`, nothing recorded after `asOf`. */
export interface ProjectMonths {
  readonly year: number;
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly asOf: Date;
}

export class ProjectStatisticsRepository {
  constructor(private readonly database: Database) {}

  /** Every project on the year's list with its sums, by code: one grouped statement for the whole batch. */
  async listFigures(ctx: OperationContext, scope: ProjectScope, months: ProjectMonths): Promise<readonly ProjectFigures[]> {
    const manager = this.database.manager(ctx);
    const versionInForce = manager
      .createQueryBuilder(AnnualPlanEntity, 'candidate')
      .select('MAX(candidate.version)')
      .where('candidate.projectCode = plan.projectCode AND candidate.year = plan.year AND candidate.recordedAt <= :asOf');
    const query = manager
      .createQueryBuilder(ProjectEntity, 'project')
      .innerJoin(
        AnnualPlanEntity,
        'plan',
        `plan.projectCode = project.code AND plan.year = :year AND plan.version = (${versionInForce.getQuery()})`,
      )
      .leftJoin(
        MonthlyProgressEntity,
        'progress',
        'progress.projectCode = project.code AND progress.month BETWEEN :january AND :lastMonth AND progress.reportedAt <= :asOf',
      )
      .addSelect('plan.planned', 'planned')
      .addSelect('SUM(progress.done)', 'year_to_date')
      .addSelect('SUM(CASE WHEN progress.month >= :firstMonth THEN progress.done ELSE 0 END)', 'done')
      .setParameters({
        year: months.year,
        january: `${months.year}-01`,
        firstMonth: months.firstMonth,
        lastMonth: months.lastMonth,
        asOf: months.asOf,
      })
      .groupBy('project.code')
      .addGroupBy('plan.planned')
      .orderBy('project.code');
    if ('divisionCodes' in scope) whereDivisionIn(query, 'project.divisionCode', scope.divisionCodes);
    else if ('departmentCodes' in scope) query.andWhere('project.departmentCode IN (:...departmentCodes)', scope);
    else query.andWhere('project.code IN (:...projectCodes)', scope);
    const { entities, raw } = await query.getRawAndEntities<RawSums>();
    return entities.map((project, index) => ({ project, ...exactSums(raw[index]) }));
  }
}

interface RawSums {
  readonly planned: unknown;
  readonly year_to_date: unknown;
  readonly done: unknown;
}

/** Sums as the engines return them, null where no month was reported, as exact fen. */
function exactSums(raw: RawSums | undefined): Pick<ProjectFigures, 'planned' | 'done' | 'yearToDate'> {
  const fen = (value: unknown): bigint => integerFromRaw(value ?? 0);
  return { planned: fen(raw?.planned), yearToDate: fen(raw?.year_to_date), done: fen(raw?.done) };
}
