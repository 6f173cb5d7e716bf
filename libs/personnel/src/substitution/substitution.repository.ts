import type { Interval } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { updateAtVersion } from '@mashang/platform-persistence';
import { SubstitutionEntity } from './substitution.entity';
import type { SubstitutionState } from './substitution.lifecycle';

export class SubstitutionRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, substitutionNo: string): Promise<SubstitutionEntity | null> {
    return this.database.manager(ctx).findOneBy(SubstitutionEntity, { substitutionNo });
  }

  /** Substitutions on posts that stand and end after an instant; by post and time. */
  listEndingAfter(ctx: OperationContext, postCodes: readonly string[], instant: Date): Promise<SubstitutionEntity[]> {
    return this.standing(ctx, postCodes).andWhere('(substitution.endsAt IS NULL OR substitution.endsAt > :instant)', { instant }).getMany();
  }

  /** Substitutions on posts that meet an interval, those that were called off left out; by post and time. */
  listWithin(ctx: OperationContext, postCodes: readonly string[], { from, until }: Interval): Promise<SubstitutionEntity[]> {
    return this.standing(ctx, postCodes)
      .andWhere('substitution.startsAt < :until AND (substitution.endsAt IS NULL OR substitution.endsAt > :from)', { from, until })
      .getMany();
  }

  async insert(ctx: OperationContext, substitution: Readonly<SubstitutionEntity>): Promise<void> {
    await this.database.manager(ctx).insert(SubstitutionEntity, substitution);
  }

  async advance(ctx: OperationContext, substitutionNo: string, version: number, state: SubstitutionState, changes: Partial<SubstitutionEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, SubstitutionEntity, { substitutionNo }, version, { ...changes, state });
  }

  private standing(ctx: OperationContext, postCodes: readonly string[]) {
    return this.database
      .manager(ctx)
      .createQueryBuilder(SubstitutionEntity, 'substitution')
      .where("substitution.postCode IN (:...postCodes) AND substitution.state <> 'CANCELLED'", { postCodes })
      .orderBy('substitution.postCode')
      .addOrderBy('substitution.startsAt')
      .addOrderBy('substitution.substitutionNo');
  }
}
