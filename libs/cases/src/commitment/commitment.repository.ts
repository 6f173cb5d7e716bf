import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { CommitmentEntity } from './commitment.entity';

export class CommitmentRepository {
  constructor(private readonly database: Database) {}

  listOfCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<CommitmentEntity[]> {
    return this.database.manager(ctx).find(CommitmentEntity, { where: { caseNo: In([...caseNumbers]) }, order: { id: 'ASC' } });
  }

  async insert(ctx: OperationContext, commitments: readonly Readonly<CommitmentEntity>[]): Promise<void> {
    await this.database.manager(ctx).insert(CommitmentEntity, [...commitments]);
  }

  async check(ctx: OperationContext, id: string, checked: Pick<CommitmentEntity, 'state' | 'checkedAt' | 'checkedBy' | 'finding'>): Promise<void> {
    await this.database.manager(ctx).update(CommitmentEntity, { id }, checked);
  }
}
