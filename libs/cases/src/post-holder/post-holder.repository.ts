import type { Database, OperationContext } from '@mashang/platform-persistence';
import { PostHolderEntity } from './post-holder.entity';

export class PostHolderRepository {
  constructor(private readonly database: Database) {}

  /** The posts of a department that an officer holds on a business day, by one index. */
  listHeld(ctx: OperationContext, staffNo: string, departmentCode: string, on: string): Promise<PostHolderEntity[]> {
    return this.database
      .manager(ctx)
      .createQueryBuilder(PostHolderEntity, 'holder')
      .where('holder.staffNo = :staffNo AND holder.departmentCode = :departmentCode AND holder.startsOn <= :on', { staffNo, departmentCode, on })
      .andWhere('(holder.endsOn IS NULL OR holder.endsOn >= :on)')
      .getMany();
  }

  /** Writes a holding as it is now, whether it is known or not. */
  async save(ctx: OperationContext, holding: PostHolderEntity): Promise<void> {
    const manager = this.database.manager(ctx);
    const { holdingId } = holding;
    if (await manager.existsBy(PostHolderEntity, { holdingId })) await manager.update(PostHolderEntity, { holdingId }, holding);
    else await manager.insert(PostHolderEntity, holding);
  }
}
