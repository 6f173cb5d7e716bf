import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In, IsNull } from 'typeorm';
import { ToleratedGapEntity } from './tolerated-gap.entity';

export class ToleratedGapRepository {
  constructor(private readonly database: Database) {}

  /** The gaps of the cases, in the order of their lists. */
  listOfCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<ToleratedGapEntity[]> {
    return this.database.manager(ctx).find(ToleratedGapEntity, { where: { caseNo: In([...caseNumbers]) }, order: { caseNo: 'ASC', ordinal: 'ASC' } });
  }

  /** What has not come in yet, the most urgent first. */
  listOpenOfCase(ctx: OperationContext, caseNo: string): Promise<ToleratedGapEntity[]> {
    return this.database.manager(ctx).find(ToleratedGapEntity, { where: { caseNo, suppliedAt: IsNull() }, order: { dueOn: 'ASC', ordinal: 'ASC' } });
  }

  async insert(ctx: OperationContext, gaps: readonly Readonly<ToleratedGapEntity>[]): Promise<void> {
    await this.database.manager(ctx).insert(ToleratedGapEntity, [...gaps]);
  }

  async supply(ctx: OperationContext, id: string, suppliedAt: Date, suppliedBy: string | null): Promise<void> {
    await this.database.manager(ctx).update(ToleratedGapEntity, { id }, { suppliedAt, suppliedBy });
  }
}
