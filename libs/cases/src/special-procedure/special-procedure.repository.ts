import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { SpecialProcedureEntity } from './special-procedure.entity';

export class SpecialProcedureRepository {
  constructor(private readonly database: Database) {}

  /** The procedures of the cases, the first first. */
  listOfCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<SpecialProcedureEntity[]> {
    return this.database
      .manager(ctx)
      .find(SpecialProcedureEntity, { where: { caseNo: In([...caseNumbers]) }, order: { caseNo: 'ASC', ordinal: 'ASC' } });
  }

  async insert(ctx: OperationContext, procedure: Readonly<SpecialProcedureEntity>): Promise<void> {
    await this.database.manager(ctx).insert(SpecialProcedureEntity, procedure);
  }

  async end(ctx: OperationContext, noticeNo: string, endedAt: Date, result: string): Promise<void> {
    await this.database.manager(ctx).update(SpecialProcedureEntity, { noticeNo }, { endedAt, result });
  }

  /** Puts what was written down right, in the transaction of its correction. */
  async correct(tx: OperationContext, noticeNo: string, changes: Partial<Pick<SpecialProcedureEntity, 'ground' | 'reason' | 'result'>>): Promise<void> {
    await this.database.manager(tx).update(SpecialProcedureEntity, { noticeNo }, changes);
  }
}
