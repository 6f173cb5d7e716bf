import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { divisionCondition, fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { CaseEntity } from '../case/case.entity';
import { EntrustmentEntity } from './entrustment.entity';
import type { EntrustmentState } from './entrustment.lifecycle';

/** Which entrusted matters a person is shown: everybody's, or the own, those handed in where the person answers, and those of the department. */
export interface EntrustmentView {
  readonly staffNo: string;
  readonly departmentCode: string;
  readonly divisionCodes: readonly string[];
}

export interface EntrustmentFilter {
  readonly visible: EntrustmentView | null;
  readonly agencyPointCode: string | null;
  readonly state: EntrustmentState | null;
  /** Still with the agent after the day on which it was to be handed in. */
  readonly overdueOn: string | null;
}

const SOONEST_DUE_FIRST = [
  { property: 'dueOn', kind: 'text', direction: 'ASC' },
  { property: 'entrustmentNo', kind: 'text', direction: 'ASC' },
] as const;

export class EntrustmentRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, entrustmentNo: string): Promise<EntrustmentEntity | null> {
    return this.database.manager(ctx).findOneBy(EntrustmentEntity, { entrustmentNo });
  }

  findByAuthorization(ctx: OperationContext, authorizationNo: string): Promise<EntrustmentEntity | null> {
    return this.database.manager(ctx).findOneBy(EntrustmentEntity, { authorizationNo });
  }

  findByCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<EntrustmentEntity[]> {
    return this.database.manager(ctx).findBy(EntrustmentEntity, { caseNo: In([...caseNumbers]) });
  }

  page(ctx: OperationContext, { visible, agencyPointCode, state, overdueOn }: EntrustmentFilter, page: PageArguments): Promise<Connection<EntrustmentEntity>> {
    const manager = this.database.manager(ctx);
    const query = manager.createQueryBuilder(EntrustmentEntity, 'entrustment').where('1 = 1');
    if (agencyPointCode !== null) query.andWhere('entrustment.agencyPointCode = :agencyPointCode', { agencyPointCode });
    if (state !== null) query.andWhere('entrustment.state = :state', { state });
    if (overdueOn !== null) query.andWhere("entrustment.state = 'ENTRUSTED' AND entrustment.dueOn < :overdueOn", { overdueOn });
    if (visible !== null) {
      const { staffNo, departmentCode, divisionCodes } = visible;
      const ofDepartment = manager.createQueryBuilder(CaseEntity, 'filed').select('1').where('filed.caseNo = entrustment.caseNo AND filed.departmentCode = :departmentCode');
      const inDivisions = divisionCondition('entrustment.divisionCode', divisionCodes);
      query.andWhere(`(entrustment.agentStaffNo = :staffNo OR EXISTS (${ofDepartment.getQuery()}) OR (entrustment.state = 'HANDED_IN' AND ${inDivisions.sql}))`, {
        staffNo,
        departmentCode,
        ...inDivisions.parameters,
      });
    }
    const of = visible === null ? 'all' : visible.staffNo;
    return fetchPage(query, { name: `cases.entrustments of ${of} ${agencyPointCode ?? 'all'} ${state ?? 'all'} overdue on ${overdueOn ?? 'any'}`, order: SOONEST_DUE_FIRST }, page);
  }

  async insert(ctx: OperationContext, entrustment: Readonly<EntrustmentEntity>): Promise<void> {
    await this.database.manager(ctx).insert(EntrustmentEntity, entrustment);
  }

  async advance(ctx: OperationContext, entrustmentNo: string, version: number, state: EntrustmentState, changes: Partial<EntrustmentEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, EntrustmentEntity, { entrustmentNo }, version, { ...changes, state });
  }
}
