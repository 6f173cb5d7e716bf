import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { MonthlyProgressEntity } from './progress.entity';

export class ProgressRepository {
  constructor(private readonly database: Database) {}

  find(ctx: OperationContext, projectCode: string, month: string): Promise<MonthlyProgressEntity | null> {
    return this.database.manager(ctx).findOneBy(MonthlyProgressEntity, { projectCode, month });
  }

  listOfMonth(ctx: OperationContext, projectCodes: readonly string[], month: string): Promise<MonthlyProgressEntity[]> {
    return this.database.manager(ctx).findBy(MonthlyProgressEntity, { projectCode: In([...projectCodes]), month });
  }

  async insert(ctx: OperationContext, progress: Readonly<MonthlyProgressEntity>): Promise<void> {
    await this.database.manager(ctx).insert(MonthlyProgressEntity, progress);
  }
}
