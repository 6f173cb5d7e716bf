import type { Database, OperationContext } from '@mashang/platform-persistence';
import { whereDivisionIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { PostStaffing } from './post-coverage';
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

  /** Each post of the divisions and all below them, with how many A and B holders are in office on the date. */
  async listStaffing(ctx: OperationContext, divisionCodes: readonly string[], on: string): Promise<readonly PostStaffing[]> {
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
    const { entities, raw } = await whereDivisionIn(query, 'post.divisionCode', divisionCodes).getRawAndEntities<{
      a: number | string;
      b: number | string;
    }>();
    return entities.map((post, index) => ({ post, a: Number(raw[index]?.a ?? 0), b: Number(raw[index]?.b ?? 0) }));
  }
}
