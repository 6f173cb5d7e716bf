import { addDays } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
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
