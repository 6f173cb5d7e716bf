import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { RectificationEntity } from './rectification.entity';
import type { RectificationState } from './rectification.lifecycle';

export interface RectificationFilter {
  readonly departmentCode: string | null;
  readonly state: RectificationState | null;
  /** To be rectified, and not by this business date. */
  readonly overdueOn: string | null;
}

const DUE_FIRST = [
  { property: 'rectifyDueOn', kind: 'text', direction: 'ASC' },
  { property: 'caseNo', kind: 'text', direction: 'ASC' },
] as const;

export class RectificationRepository {
  constructor(private readonly database: Database) {}

  findByCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<RectificationEntity[]> {
    return this.database.manager(ctx).findBy(RectificationEntity, { caseNo: In([...caseNumbers]) });
  }

  /** Rectifications, those that are due first before the others. */
  page(ctx: OperationContext, { departmentCode, state, overdueOn }: RectificationFilter, page: PageArguments): Promise<Connection<RectificationEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(RectificationEntity, 'rectification').where('1 = 1');
    if (departmentCode !== null) query.andWhere('rectification.departmentCode = :departmentCode', { departmentCode });
    if (state !== null) query.andWhere('rectification.state = :state', { state });
    if (overdueOn !== null) query.andWhere("rectification.state IN ('ASSIGNED', 'VERIFIED') AND rectification.rectifyDueOn < :overdueOn", { overdueOn });
    const name = `cases.rectifications of ${departmentCode ?? 'all'} ${state ?? 'all'} overdue on ${overdueOn ?? 'any'}`;
    return fetchPage(query, { name, order: DUE_FIRST }, page);
  }

  async insert(ctx: OperationContext, rectification: Readonly<RectificationEntity>): Promise<void> {
    await this.database.manager(ctx).insert(RectificationEntity, rectification);
  }

  async advance(ctx: OperationContext, caseNo: string, version: number, state: RectificationState, changes: Partial<RectificationEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, RectificationEntity, { caseNo }, version, { ...changes, state });
  }
}
