import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In, LessThanOrEqual } from 'typeorm';
import { IndicatorScoreEntity } from './indicator-score.entity';

/** Entries are added; nothing here changes or takes one away. */
export class IndicatorScoreRepository {
  constructor(private readonly database: Database) {}

  async add(ctx: OperationContext, entry: IndicatorScoreEntity): Promise<void> {
    await this.database.manager(ctx).insert(IndicatorScoreEntity, entry);
  }

  /** The entries of the families that were recorded by `asOf`; one statement for all. */
  listOf(ctx: OperationContext, familyIds: readonly string[], asOf: Date): Promise<IndicatorScoreEntity[]> {
    return this.database.manager(ctx).findBy(IndicatorScoreEntity, { familyId: In([...familyIds]), recordedAt: LessThanOrEqual(asOf) });
  }
}
