import type { Database, OperationContext, Connection, PageArguments } from '@mashang/platform-persistence';
import { fetchPage } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { DivisionLevel } from './division.entity';
import { DivisionEntity } from './division.entity';

export class DivisionRepository {
  constructor(private readonly database: Database) {}

  findByCodes(ctx: OperationContext, codes: readonly string[]): Promise<DivisionEntity[]> {
    return this.database.manager(ctx).findBy(DivisionEntity, { code: In([...codes]) });
  }

  /** The divisions directly below any of the parents, by code. */
  listChildrenOf(ctx: OperationContext, parentCodes: readonly string[]): Promise<DivisionEntity[]> {
    return this.database
      .manager(ctx)
      .find(DivisionEntity, { where: { parentCode: In([...parentCodes]) }, order: { code: 'ASC' } });
  }

  /** Divisions by code. */
  page(ctx: OperationContext, level: DivisionLevel | null, page: PageArguments): Promise<Connection<DivisionEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(DivisionEntity, 'division');
    if (level) query.where('division.level = :level', { level });
    return fetchPage(query, { name: 'personnel.divisions', order: [{ property: 'code', kind: 'text', direction: 'ASC' }] }, page);
  }
}
