import type { Database, OperationContext } from '@mashang/platform-persistence';
import { updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { EntrustmentEntity } from './entrustment.entity';
import type { EntrustmentState } from './entrustment.lifecycle';

export class EntrustmentRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, entrustmentNo: string): Promise<EntrustmentEntity | null> {
    return this.database.manager(ctx).findOneBy(EntrustmentEntity, { entrustmentNo });
  }

  findByAuthorization(ctx: OperationContext, authorizationNo: string): Promise<EntrustmentEntity | null> {
    return this.database.manager(ctx).findOneBy(EntrustmentEntity, { authorizationNo });
  }

  findByCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<EntrustmentEntity[]> {
    return this.database.manager(ctx).findBy(EntrustmentEntity, { caseNo: In([...caseNumbers]) });
  }

  async insert(ctx: OperationContext, entrustment: Readonly<EntrustmentEntity>): Promise<void> {
    await this.database.manager(ctx).insert(EntrustmentEntity, entrustment);
  }

  async advance(ctx: OperationContext, entrustmentNo: string, version: number, state: EntrustmentState, changes: Partial<EntrustmentEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, EntrustmentEntity, { entrustmentNo }, version, { ...changes, state });
  }
}
