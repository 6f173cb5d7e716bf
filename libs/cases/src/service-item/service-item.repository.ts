import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, whereDivisionIn } from '@mashang/platform-persistence';
import type { SelectQueryBuilder } from 'typeorm';
import { ServiceItemEntity } from './service-item.entity';

/** One version of an item. */
export interface ItemVersion {
  readonly implementationCode: string;
  readonly version: number;
}

export class ServiceItemRepository {
  constructor(private readonly database: Database) {}

  /** The versions asked for. */
  findVersions(ctx: OperationContext, versions: readonly ItemVersion[]): Promise<ServiceItemEntity[]> {
    const where = versions.map(({ implementationCode, version }) => ({ implementationCode, version }));
    return this.database.manager(ctx).find(ServiceItemEntity, { where });
  }

  /** The version in force on a business date, of each code. */
  listInForceByCodes(ctx: OperationContext, codes: readonly string[], on: string): Promise<ServiceItemEntity[]> {
    return this.inForce(ctx, on).andWhere('item.implementationCode IN (:...codes)', { codes }).getMany();
  }

  /** The items in force of the departments, by code. */
  listInForceByDepartments(ctx: OperationContext, departmentCodes: readonly string[], on: string): Promise<ServiceItemEntity[]> {
    return this.inForce(ctx, on)
      .andWhere('item.departmentCode IN (:...departmentCodes)', { departmentCodes })
      .orderBy('item.implementationCode')
      .getMany();
  }

  /** The items in force of the divisions and all below them. */
  listInForceByDivisions(ctx: OperationContext, divisionCodes: readonly string[], on: string): Promise<ServiceItemEntity[]> {
    return whereDivisionIn(this.inForce(ctx, on), 'item.divisionCode', divisionCodes).getMany();
  }

  /** The items in force, by code. */
  pageInForce(ctx: OperationContext, departmentCode: string | null, on: string, page: PageArguments): Promise<Connection<ServiceItemEntity>> {
    const query = this.inForce(ctx, on);
    if (departmentCode !== null) query.andWhere('item.departmentCode = :departmentCode', { departmentCode });
    const name = `cases.serviceItems of ${departmentCode ?? 'all departments'}`;
    return fetchPage(query, { name, order: [{ property: 'implementationCode', kind: 'text', direction: 'ASC' }] }, page);
  }

  /** All items in force, by code. */
  listInForce(ctx: OperationContext, on: string): Promise<ServiceItemEntity[]> {
    return this.inForce(ctx, on).orderBy('item.implementationCode').getMany();
  }

  /** The newest version of an item, in force or not yet. */
  findNewest(ctx: OperationContext, implementationCode: string): Promise<ServiceItemEntity | null> {
    return this.database.manager(ctx).findOne(ServiceItemEntity, { where: { implementationCode }, order: { version: 'DESC' } });
  }

  async insert(ctx: OperationContext, item: Readonly<ServiceItemEntity>): Promise<void> {
    await this.database.manager(ctx).insert(ServiceItemEntity, item);
  }

  /** Each item in its newest version that is effective on the date. */
  private inForce(ctx: OperationContext, on: string): SelectQueryBuilder<ServiceItemEntity> {
    const manager = this.database.manager(ctx);
    const newest = manager
      .createQueryBuilder(ServiceItemEntity, 'candidate')
      .select('MAX(candidate.version)')
      .where('candidate.implementationCode = item.implementationCode AND candidate.effectiveFrom <= :on');
    return manager.createQueryBuilder(ServiceItemEntity, 'item').where(`item.version = (${newest.getQuery()})`, { on });
  }
}
