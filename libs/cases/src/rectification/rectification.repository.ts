import type { Database, OperationContext } from '@mashang/platform-persistence';
import { updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { RectificationEntity } from './rectification.entity';
import type { RectificationState } from './rectification.lifecycle';

export class RectificationRepository {
  constructor(private readonly database: Database) {}

  findByCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<RectificationEntity[]> {
    return this.database.manager(ctx).findBy(RectificationEntity, { caseNo: In([...caseNumbers]) });
  }

  async insert(ctx: OperationContext, rectification: Readonly<RectificationEntity>): Promise<void> {
    await this.database.manager(ctx).insert(RectificationEntity, rectification);
  }

  async advance(ctx: OperationContext, caseNo: string, version: number, state: RectificationState, changes: Partial<RectificationEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, RectificationEntity, { caseNo }, version, { ...changes, state });
  }
}
