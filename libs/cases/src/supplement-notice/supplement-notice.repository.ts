import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { SupplementNoticeEntity } from './supplement-notice.entity';

export class SupplementNoticeRepository {
  constructor(private readonly database: Database) {}

  /** The notices of the cases, the first first. */
  listOfCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<SupplementNoticeEntity[]> {
    return this.database
      .manager(ctx)
      .find(SupplementNoticeEntity, { where: { caseNo: In([...caseNumbers]) }, order: { caseNo: 'ASC', ordinal: 'ASC' } });
  }

  async insert(ctx: OperationContext, notice: Readonly<SupplementNoticeEntity>): Promise<void> {
    await this.database.manager(ctx).insert(SupplementNoticeEntity, notice);
  }

  async moveDueDay(tx: OperationContext, noticeNo: string, dueOn: string, isDueProvisional: boolean): Promise<void> {
    await this.database.manager(tx).update(SupplementNoticeEntity, { noticeNo }, { dueOn, isDueProvisional });
  }

  async answer(ctx: OperationContext, noticeNo: string, answeredAt: Date): Promise<void> {
    await this.database.manager(ctx).update(SupplementNoticeEntity, { noticeNo }, { answeredAt });
  }

  /** Puts the wording right, in the transaction of its correction. */
  async correct(tx: OperationContext, noticeNo: string, changes: Partial<Pick<SupplementNoticeEntity, 'items'>>): Promise<void> {
    await this.database.manager(tx).update(SupplementNoticeEntity, { noticeNo }, changes);
  }
}
