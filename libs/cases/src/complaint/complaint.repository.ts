import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { PostHolderEntity } from '../post-holder/post-holder.entity';
import { ServiceItemEntity } from '../service-item/service-item.entity';
import { ServiceWindowEntity } from '../service-center/service-window.entity';
import { ComplaintEntity } from './complaint.entity';
import type { ComplaintState } from './complaint.lifecycle';

export interface ComplaintFilter {
  readonly departmentCode: string | null;
  readonly state: ComplaintState | null;
  /** Dispatched, and not answered by this business date. */
  readonly overdueOn: string | null;
}

const NEWEST_FIRST = [{ property: 'complaintNo', kind: 'text', direction: 'DESC' }] as const;

export class ComplaintRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, complaintNo: string): Promise<ComplaintEntity | null> {
    return this.database.manager(ctx).findOneBy(ComplaintEntity, { complaintNo });
  }

  /** Complaints about the cases, the oldest first. */
  listOfCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<ComplaintEntity[]> {
    return this.database.manager(ctx).find(ComplaintEntity, { where: { caseNo: In([...caseNumbers]) }, order: { complaintNo: 'ASC' } });
  }

  page(ctx: OperationContext, { departmentCode, state, overdueOn }: ComplaintFilter, page: PageArguments): Promise<Connection<ComplaintEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(ComplaintEntity, 'complaint').where('1 = 1');
    if (departmentCode !== null) query.andWhere('complaint.departmentCode = :departmentCode', { departmentCode });
    if (state !== null) query.andWhere('complaint.state = :state', { state });
    if (overdueOn !== null) query.andWhere("complaint.state = 'DISPATCHED' AND complaint.dueOn < :overdueOn", { overdueOn });
    const name = `cases.complaints of ${departmentCode ?? 'all'} ${state ?? 'all'} overdue on ${overdueOn ?? 'any'}`;
    return fetchPage(query, { name, order: NEWEST_FIRST }, page);
  }

  /** Whether a department is known here: departments are personnel's, but each that serves implements an item or has a window. */
  async isDepartment(ctx: OperationContext, departmentCode: string): Promise<boolean> {
    const manager = this.database.manager(ctx);
    return (await manager.existsBy(ServiceItemEntity, { departmentCode })) || (await manager.existsBy(ServiceWindowEntity, { departmentCode }));
  }

  /** Whether an officer holds or held a post of a department. */
  hasServedIn(ctx: OperationContext, staffNo: string, departmentCode: string): Promise<boolean> {
    return this.database.manager(ctx).existsBy(PostHolderEntity, { staffNo, departmentCode });
  }

  async insert(ctx: OperationContext, complaint: Readonly<ComplaintEntity>): Promise<void> {
    await this.database.manager(ctx).insert(ComplaintEntity, complaint);
  }

  async advance(ctx: OperationContext, complaintNo: string, version: number, state: ComplaintState, changes: Partial<ComplaintEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, ComplaintEntity, { complaintNo }, version, { ...changes, state });
  }
}
