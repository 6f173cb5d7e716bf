import type { Database, OperationContext, Connection, PageArguments } from '@mashang/platform-persistence';
import { fetchPage } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { AnnualPlanEntity } from '../plan/plan.entity';
import type { ProjectStage } from './project.entity';
import { ProjectEntity } from './project.entity';

export class ProjectRepository {
  constructor(private readonly database: Database) {}

  findByCodes(ctx: OperationContext, codes: readonly string[]): Promise<ProjectEntity[]> {
    return this.database.manager(ctx).findBy(ProjectEntity, { code: In([...codes]) });
  }

  /** The projects on a year's list, that is with a plan for the year, by code. */
  page(ctx: OperationContext, year: number, stage: ProjectStage | null, page: PageArguments): Promise<Connection<ProjectEntity>> {
    const manager = this.database.manager(ctx);
    const planned = manager
      .createQueryBuilder(AnnualPlanEntity, 'plan')
      .select('1')
      .where('plan.projectCode = project.code AND plan.year = :year');
    const query = manager
      .createQueryBuilder(ProjectEntity, 'project')
      .where(`EXISTS (${planned.getQuery()})`, { year });
    if (stage) query.andWhere('project.stage = :stage', { stage });
    const name = `projects.keyProjects of ${year}${stage ? ` in ${stage}` : ''}`;
    return fetchPage(query, { name, order: [{ property: 'code', kind: 'text', direction: 'ASC' }] }, page);
  }
}
