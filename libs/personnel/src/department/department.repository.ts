import { addDays } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { PostStaffing } from '../post/post-coverage';
import { PostHoldingEntity } from '../post/post-holding.entity';
import { PostEntity } from '../post/post.entity';
import { DepartmentHeadEntity } from './department-head.entity';
import { DepartmentNameEntity } from './department-name.entity';
import { DepartmentEntity } from './department.entity';

export class DepartmentRepository {
  constructor(private readonly database: Database) {}

  findByCodes(ctx: OperationContext, codes: readonly string[]): Promise<DepartmentEntity[]> {
    return this.database.manager(ctx).findBy(DepartmentEntity, { code: In([...codes]) });
  }

  /** The departments of one township, by code. */
  listOf(ctx: OperationContext, divisionCode: string): Promise<DepartmentEntity[]> {
    return this.database.manager(ctx).find(DepartmentEntity, { where: { divisionCode }, order: { code: 'ASC' } });
  }

  /** The posts of the departments with the number of A and B holders in office on a day: one grouped statement for the batch. */
  async listPostStaffing(ctx: OperationContext, codes: readonly string[], on: string): Promise<readonly PostStaffing[]> {
    const { entities, raw } = await this.database
      .manager(ctx)
      .createQueryBuilder(PostEntity, 'post')
      .leftJoin(PostHoldingEntity, 'holding', 'holding.postCode = post.code AND holding.startsOn <= :on AND (holding.endsOn IS NULL OR holding.endsOn >= :on)', { on })
      .addSelect("SUM(CASE WHEN holding.role = 'A' THEN 1 ELSE 0 END)", 'a')
      .addSelect("SUM(CASE WHEN holding.role = 'B' THEN 1 ELSE 0 END)", 'b')
      .where('post.departmentCode IN (:...codes)', { codes })
      .groupBy('post.code')
      .orderBy('post.code')
      .getRawAndEntities<{ a: number | string; b: number | string }>();
    return entities.map((post, index) => ({ post, a: Number(raw[index]?.a ?? 0), b: Number(raw[index]?.b ?? 0) }));
  }

  /** What bodies were called, the earliest first. */
  listNames(ctx: OperationContext, codes: readonly string[]): Promise<DepartmentNameEntity[]> {
    return this.database.manager(ctx).find(DepartmentNameEntity, { where: { departmentCode: In([...codes]) }, order: { departmentCode: 'ASC', startsOn: 'ASC' } });
  }

  /** The terms of the departments' heads, the earliest first. */
  listHeads(ctx: OperationContext, codes: readonly string[]): Promise<DepartmentHeadEntity[]> {
    return this.database.manager(ctx).find(DepartmentHeadEntity, { where: { departmentCode: In([...codes]) }, order: { departmentCode: 'ASC', startsOn: 'ASC' } });
  }

  async insert(ctx: OperationContext, department: Readonly<DepartmentEntity>): Promise<void> {
    await this.database.manager(ctx).insert(DepartmentEntity, department);
  }

  async insertName(ctx: OperationContext, name: Readonly<DepartmentNameEntity>): Promise<void> {
    await this.database.manager(ctx).insert(DepartmentNameEntity, name);
  }

  /** What the register calls a body. */
  async register(ctx: OperationContext, code: string, name: string): Promise<void> {
    await this.database.manager(ctx).update(DepartmentEntity, { code }, { name });
  }

  async insertHead(ctx: OperationContext, term: Readonly<DepartmentHeadEntity>): Promise<void> {
    await this.database.manager(ctx).insert(DepartmentHeadEntity, term);
  }

  async endTerm(ctx: OperationContext, id: string, endsOn: string): Promise<void> {
    await this.database.manager(ctx).update(DepartmentHeadEntity, { id }, { endsOn });
  }

  /** Ends what an officer heads the day before another begins; in the departments asked for; what has not begun is called off. */
  async endTerms(ctx: OperationContext, staffNo: string, startsOn: string, ends: (departmentCode: string) => boolean): Promise<void> {
    const terms = await this.database.manager(ctx).findBy(DepartmentHeadEntity, { staffNo });
    for (const term of terms) {
      if (!ends(term.departmentCode) || (term.endsOn !== null && term.endsOn < startsOn)) continue;
      if (term.startsOn >= startsOn) await this.database.manager(ctx).delete(DepartmentHeadEntity, { id: term.id });
      else await this.endTerm(ctx, term.id, addDays(startsOn, -1));
    }
  }
}
