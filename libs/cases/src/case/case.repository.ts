import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, nextNumber, updateAtVersion, whereDivisionIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { CaseEventEntity } from './case-event.entity';
import { CaseEntity } from './case.entity';
import type { CaseState } from './case.lifecycle';

export interface CaseFilter {
  readonly divisionCode: string | null;
  readonly departmentCode: string | null;
  readonly state: CaseState | null;
}

export class CaseRepository {
  constructor(private readonly database: Database) {}

  findByNumbers(ctx: OperationContext, caseNumbers: readonly string[]): Promise<CaseEntity[]> {
    return this.database.manager(ctx).findBy(CaseEntity, { caseNo: In([...caseNumbers]) });
  }

  /** The open case that keeps the same applicant from filing the same item. */
  findByOpenKey(ctx: OperationContext, openCaseKey: string): Promise<CaseEntity | null> {
    return this.database.manager(ctx).findOneBy(CaseEntity, { openCaseKey });
  }

  /** Events of the cases, the oldest first. */
  listEvents(ctx: OperationContext, caseNumbers: readonly string[]): Promise<CaseEventEntity[]> {
    return this.database
      .manager(ctx)
      .find(CaseEventEntity, { where: { caseNo: In([...caseNumbers]) }, order: { at: 'ASC', id: 'ASC' } });
  }

  /** Cases, the newest first. */
  page(ctx: OperationContext, { divisionCode, departmentCode, state }: CaseFilter, page: PageArguments): Promise<Connection<CaseEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(CaseEntity, 'filed').where('1 = 1');
    if (divisionCode !== null) whereDivisionIn(query, 'filed.divisionCode', [divisionCode]);
    if (departmentCode !== null) query.andWhere('filed.departmentCode = :departmentCode', { departmentCode });
    if (state !== null) query.andWhere('filed.state = :state', { state });
    const name = `cases.cases of ${divisionCode ?? 'all'} ${departmentCode ?? 'all'} ${state ?? 'all'}`;
    const order = [
      { property: 'receivedAt', kind: 'instant', direction: 'DESC' },
      { property: 'caseNo', kind: 'text', direction: 'DESC' },
    ] as const;
    return fetchPage(query, { name, order }, page);
  }

  /** The next number of the township's year, e.g. 350199101-2012-000123; given back when the transaction rolls back. */
  async nextCaseNo(ctx: OperationContext, townshipCode: string, year: string): Promise<string> {
    const prefix = `${townshipCode.slice(0, 9)}-${year}`;
    const number = await nextNumber(this.database, ctx, `cases.${prefix}`);
    return `${prefix}-${String(number).padStart(6, '0')}`;
  }

  async insert(ctx: OperationContext, filed: Readonly<CaseEntity>): Promise<void> {
    await this.database.manager(ctx).insert(CaseEntity, filed);
  }

  async appendEvent(ctx: OperationContext, event: Readonly<CaseEventEntity>): Promise<void> {
    await this.database.manager(ctx).insert(CaseEventEntity, event);
  }

  /** Changes a case that is still at `version`; throws `STALE_VERSION` otherwise. */
  async advance(ctx: OperationContext, caseNo: string, version: number, changes: Partial<Omit<CaseEntity, 'caseNo' | 'version'>>): Promise<void> {
    await updateAtVersion(this.database, ctx, CaseEntity, { caseNo }, version, changes);
  }
}
