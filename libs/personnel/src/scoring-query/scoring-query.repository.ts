import type { Database, OperationContext } from '@mashang/platform-persistence';
import { uniqueViolationOf } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { ScoringQueryEntity } from './scoring-query.entity';

export class ScoringQueryRepository {
  constructor(private readonly database: Database) {}

  findByHashes(ctx: OperationContext, hashes: readonly string[]): Promise<ScoringQueryEntity[]> {
    return this.database.manager(ctx).findBy(ScoringQueryEntity, { hash: In([...hashes]) });
  }

  /** Keeps a query under its hash; one that stands there already is the same text and stays as it is. Answers whether it is new. */
  async keep(ctx: OperationContext, query: ScoringQueryEntity): Promise<boolean> {
    try {
      await this.database.manager(ctx).insert(ScoringQueryEntity, query);
      return true;
    } catch (error) {
      if (uniqueViolationOf(error) === null) throw error;
      return false;
    }
  }
}
