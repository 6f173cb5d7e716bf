import type { Database, OperationContext } from '@mashang/platform-persistence';
import { updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { CorrectionEntity } from './correction.entity';
import type { CorrectionState } from './correction.lifecycle';

export class CorrectionRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, correctionNo: string): Promise<CorrectionEntity | null> {
    return this.database.manager(ctx).findOneBy(CorrectionEntity, { correctionNo });
  }

  /** Corrections of the cases, the oldest first. */
  listOfCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<CorrectionEntity[]> {
    return this.database.manager(ctx).find(CorrectionEntity, { where: { caseNo: In([...caseNumbers]) }, order: { caseNo: 'ASC', correctionNo: 'ASC' } });
  }

  async insert(ctx: OperationContext, correction: Readonly<CorrectionEntity>): Promise<void> {
    await this.database.manager(ctx).insert(CorrectionEntity, correction);
  }

  async advance(ctx: OperationContext, correctionNo: string, version: number, state: CorrectionState, changes: Partial<CorrectionEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, CorrectionEntity, { correctionNo }, version, { ...changes, state });
  }
}
