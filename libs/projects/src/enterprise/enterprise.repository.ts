import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { EnterpriseEntity } from './enterprise.entity';

export class EnterpriseRepository {
  constructor(private readonly database: Database) {}

  findByIds(ctx: OperationContext, ids: readonly string[]): Promise<EnterpriseEntity[]> {
    return this.database.manager(ctx).findBy(EnterpriseEntity, { id: In([...ids]) });
  }
}
