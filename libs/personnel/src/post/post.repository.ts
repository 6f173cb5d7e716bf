import type { Database, OperationContext } from '@mashang/platform-persistence';
import { whereGroupIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { PostStaffing } from './post-coverage';
import { PostServiceItemEntity } from './post-service-item.entity';
import { PostHoldingEntity } from './post-holding.entity';
import { PostEntity } from './post.entity';

export class PostRepository {
  constructor(private readonly database: Database) {}

  findByCodes(ctx: OperationContext, codes: readonly string[]): Promise<PostEntity[]> {
    return this.database.manager(ctx).findBy(PostEntity, { code: In([...codes]) });
  }

  listOfDepartments(ctx: OperationContext, departmentCodes: readonly string[]): Promise<PostEntity[]> {
    return this.database
      .manager(ctx)
      .find(PostEntity, { where: { departmentCode: In([...departmentCodes]) }, order: { code: 'ASC' } });
  }

  /** The posts that serve windows, by code. */
  listOfWindows(ctx: OperationContext, windowCodes: readonly string[]): Promise<PostEntity[]> {
    return this.database.manager(ctx).find(PostEntity, { where: { windowCode: In([...windowCodes]) }, order: { code: 'ASC' } });
  }

  async insert(ctx: OperationContext, post: Readonly<PostEntity>, implementationCodes: readonly string[]): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.insert(PostEntity, post);
    const { code: postCode, divisionCode } = post;
    for (const implementationCode of implementationCodes) await manager.insert(PostServiceItemEntity, { postCode, implementationCode, divisionCode });
  }

  /** Holdings in office on a business date, of posts or of officers. */
  listHoldings(
    ctx: OperationContext,
    by: { readonly postCodes: readonly string[] } | { readonly staffNumbers: readonly string[] },
    on: string,
  ): Promise<PostHoldingEntity[]> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(PostHoldingEntity, 'holding')
      .where('holding.startsOn <= :on AND (holding.endsOn IS NULL OR holding.endsOn >= :on)', { on });
    if ('postCodes' in by) query.andWhere('holding.postCode IN (:...postCodes)', by);
    else query.andWhere('holding.staffNo IN (:...staffNumbers)', by);
    return query.orderBy('holding.postCode').addOrderBy('holding.role').getMany();
  }

  findHolding(ctx: OperationContext, id: string): Promise<PostHoldingEntity | null> {
    return this.database.manager(ctx).findOneBy(PostHoldingEntity, { id });
  }

  /** Every holding of a post, past and future. */
  listAllHoldings(ctx: OperationContext, postCode: string): Promise<PostHoldingEntity[]> {
    return this.database.manager(ctx).find(PostHoldingEntity, { where: { postCode }, order: { startsOn: 'ASC', id: 'ASC' } });
  }

  /** An officer's holdings that last to a day or longer. */
  listHoldingsFrom(ctx: OperationContext, staffNo: string, on: string): Promise<PostHoldingEntity[]> {
    return this.database
      .manager(ctx)
      .createQueryBuilder(PostHoldingEntity, 'holding')
      .where('holding.staffNo = :staffNo AND (holding.endsOn IS NULL OR holding.endsOn >= :on)', { staffNo, on })
      .orderBy('holding.id')
      .getMany();
  }

  async insertHolding(ctx: OperationContext, holding: Readonly<PostHoldingEntity>): Promise<void> {
    await this.database.manager(ctx).insert(PostHoldingEntity, holding);
  }

  async endHolding(ctx: OperationContext, id: string, endsOn: string): Promise<void> {
    await this.database.manager(ctx).update(PostHoldingEntity, { id }, { endsOn });
  }

  /** Of a holding that has not begun. */
  async removeHolding(ctx: OperationContext, id: string): Promise<void> {
    await this.database.manager(ctx).delete(PostHoldingEntity, { id });
  }

  /** The service items of posts, by implementation code. */
  listServiceItems(ctx: OperationContext, postCodes: readonly string[]): Promise<PostServiceItemEntity[]> {
    return this.database
      .manager(ctx)
      .find(PostServiceItemEntity, { where: { postCode: In([...postCodes]) }, order: { postCode: 'ASC', implementationCode: 'ASC' } });
  }

  /** Each post of the departments, or of the divisions and all below them, with how many A and B holders are in office on the date. */
  async listStaffing(ctx: OperationContext, group: 'department' | 'division', codes: readonly string[], on: string): Promise<readonly PostStaffing[]> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(PostEntity, 'post')
      .leftJoin(
        PostHoldingEntity,
        'holding',
        'holding.postCode = post.code AND holding.startsOn <= :on AND (holding.endsOn IS NULL OR holding.endsOn >= :on)',
        { on },
      )
      .addSelect("SUM(CASE WHEN holding.role = 'A' THEN 1 ELSE 0 END)", 'a')
      .addSelect("SUM(CASE WHEN holding.role = 'B' THEN 1 ELSE 0 END)", 'b')
      .groupBy('post.code')
      .orderBy('post.code');
    const { entities, raw } = await whereGroupIn(query, group, `post.${group}Code`, codes).getRawAndEntities<{
      a: number | string;
      b: number | string;
    }>();
    return entities.map((post, index) => ({ post, a: Number(raw[index]?.a ?? 0), b: Number(raw[index]?.b ?? 0) }));
  }
}
