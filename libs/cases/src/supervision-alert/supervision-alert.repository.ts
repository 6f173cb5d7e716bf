import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { SupervisionAlertEntity } from './supervision-alert.entity';
import type { AlertState } from './supervision-alert.lifecycle';
import type { AlertLevel } from './supervision-rules';

export interface AlertFilter {
  readonly departmentCode: string | null;
  readonly state: AlertState | null;
  readonly level: AlertLevel | null;
}

const NEWEST_FIRST = [
  { property: 'issuedAt', kind: 'instant', direction: 'DESC' },
  { property: 'alertNo', kind: 'text', direction: 'DESC' },
] as const;

export class SupervisionAlertRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, alertNo: string): Promise<SupervisionAlertEntity | null> {
    return this.database.manager(ctx).findOneBy(SupervisionAlertEntity, { alertNo });
  }

  /** The cards of the cases, the oldest first. */
  listOfCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<SupervisionAlertEntity[]> {
    return this.database
      .manager(ctx)
      .find(SupervisionAlertEntity, { where: { caseNo: In([...caseNumbers]) }, order: { issuedAt: 'ASC', alertNo: 'ASC' } });
  }

  /** Cards, the newest first. */
  page(ctx: OperationContext, { departmentCode, state, level }: AlertFilter, page: PageArguments): Promise<Connection<SupervisionAlertEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(SupervisionAlertEntity, 'alert').where('1 = 1');
    if (departmentCode !== null) query.andWhere('alert.departmentCode = :departmentCode', { departmentCode });
    if (state !== null) query.andWhere('alert.state = :state', { state });
    if (level !== null) query.andWhere('alert.level = :level', { level });
    const name = `cases.supervisionAlerts of ${departmentCode ?? 'all'} ${state ?? 'all'} ${level ?? 'all'}`;
    return fetchPage(query, { name, order: NEWEST_FIRST }, page);
  }

  async insert(ctx: OperationContext, alert: Readonly<SupervisionAlertEntity>): Promise<void> {
    await this.database.manager(ctx).insert(SupervisionAlertEntity, alert);
  }

  async advance(ctx: OperationContext, alertNo: string, version: number, state: AlertState, changes: Partial<SupervisionAlertEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, SupervisionAlertEntity, { alertNo }, version, { ...changes, state });
  }
}
