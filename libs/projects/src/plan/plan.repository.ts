import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { AnnualPlanEntity } from './plan.entity';

export class PlanRepository {
  constructor(private readonly database: Database) {}

  /** All versions of the year's plans of these projects, the oldest first. */
  listVersions(ctx: OperationContext, projectCodes: readonly string[], year: number): Promise<AnnualPlanEntity[]> {
    return this.database
      .manager(ctx)
      .find(AnnualPlanEntity, { where: { projectCode: In([...projectCodes]), year }, order: { version: 'ASC' } });
  }

  existsForYear(ctx: OperationContext, projectCode: string, year: number): Promise<boolean> {
    return this.database.manager(ctx).existsBy(AnnualPlanEntity, { projectCode, year });
  }
}
