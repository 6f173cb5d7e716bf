import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { EmploymentEntity } from './employment.entity';

export class EmploymentRepository {
  constructor(private readonly database: Database) {}

  /** An officer's stretches of service, the earliest first. */
  listOf(ctx: OperationContext, staffNo: string): Promise<EmploymentEntity[]> {
    return this.listOfMany(ctx, [staffNo]);
  }

  listOfMany(ctx: OperationContext, staffNumbers: readonly string[]): Promise<EmploymentEntity[]> {
    return this.database.manager(ctx).find(EmploymentEntity, { where: { staffNo: In([...staffNumbers]) }, order: { staffNo: 'ASC', startsOn: 'ASC' } });
  }

  async insert(ctx: OperationContext, employment: Readonly<EmploymentEntity>): Promise<void> {
    await this.database.manager(ctx).insert(EmploymentEntity, employment);
  }

  async end(ctx: OperationContext, id: string, endsOn: string): Promise<void> {
    await this.database.manager(ctx).update(EmploymentEntity, { id }, { endsOn });
  }
}
