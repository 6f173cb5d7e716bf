import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { DepartmentEntity } from './department.entity';

export class DepartmentRepository {
  constructor(private readonly database: Database) {}

  findByCodes(ctx: OperationContext, codes: readonly string[]): Promise<DepartmentEntity[]> {
    return this.database.manager(ctx).findBy(DepartmentEntity, { code: In([...codes]) });
  }

  /** The departments of one township, by code. */
  listOf(ctx: OperationContext, divisionCode: string): Promise<DepartmentEntity[]> {
    return this.database.manager(ctx).find(DepartmentEntity, { where: { divisionCode }, order: { code: 'ASC' } });
  }
}
