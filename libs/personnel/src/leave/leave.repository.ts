import type { Interval } from '@mashang/domain';
import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, updateAtVersion, whereDivisionIn } from '@mashang/platform-persistence';
import { In, LessThanOrEqual, MoreThan } from 'typeorm';
import { LeaveEntity } from './leave.entity';
import type { LeaveState } from './leave.lifecycle';
import { AWAY_STATES, HOLDING_STATES } from './leave.lifecycle';

/** Which leaves to list; null for any. */
export interface LeaveSelection {
  readonly departmentCode: string | null;
  readonly staffNo: string | null;
  readonly state: LeaveState | null;
}

/** What a caller may see; null for no limit. */
export interface VisibleLeaves extends Omit<LeaveSelection, 'state'> {
  readonly divisionCodes: readonly string[] | null;
}

const BY_BEGINNING = [
  { property: 'startsAt', kind: 'instant', direction: 'ASC' },
  { property: 'leaveNo', kind: 'text', direction: 'ASC' },
] as const;

export class LeaveRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, leaveNo: string): Promise<LeaveEntity | null> {
    return this.database.manager(ctx).findOneBy(LeaveEntity, { leaveNo });
  }

  /** A leave of an officer, asked for or granted, that meets an interval. */
  findOverlapping(ctx: OperationContext, staffNo: string, { from, until }: Interval): Promise<LeaveEntity | null> {
    return this.database
      .manager(ctx)
      .createQueryBuilder(LeaveEntity, 'away')
      .where('away.staffNo = :staffNo AND away.awayUntil > :from AND away.startsAt < :until', { staffNo, from, until })
      .andWhere('away.state IN (:...states)', { states: HOLDING_STATES })
      .orderBy('away.leaveNo')
      .getOne();
  }

  /** The granted leave of an officer that lasts at an instant. */
  findGrantedAt(ctx: OperationContext, staffNo: string, instant: Date): Promise<LeaveEntity | null> {
    return this.database.manager(ctx).findOneBy(LeaveEntity, { staffNo, state: In([...AWAY_STATES]), startsAt: LessThanOrEqual(instant), awayUntil: MoreThan(instant) });
  }

  /** By beginning. */
  page(ctx: OperationContext, visible: VisibleLeaves, asked: LeaveSelection, page: PageArguments): Promise<Connection<LeaveEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(LeaveEntity, 'away');
    // Each condition has parameters of its own, or what is asked would replace what may be seen.
    if (visible.divisionCodes !== null) whereDivisionIn(query, 'away.divisionCode', visible.divisionCodes);
    if (visible.departmentCode !== null) query.andWhere('away.departmentCode = :ownDepartment', { ownDepartment: visible.departmentCode });
    if (visible.staffNo !== null) query.andWhere('away.staffNo = :ownStaffNo', { ownStaffNo: visible.staffNo });
    if (asked.departmentCode !== null) query.andWhere('away.departmentCode = :askedDepartment', { askedDepartment: asked.departmentCode });
    if (asked.staffNo !== null) query.andWhere('away.staffNo = :askedStaffNo', { askedStaffNo: asked.staffNo });
    if (asked.state !== null) query.andWhere('away.state = :state', { state: asked.state });
    return fetchPage(query, { name: `personnel.leaves of ${JSON.stringify([visible, asked])}`, order: BY_BEGINNING }, page);
  }

  async insert(ctx: OperationContext, leave: Readonly<LeaveEntity>): Promise<void> {
    await this.database.manager(ctx).insert(LeaveEntity, leave);
  }

  async advance(ctx: OperationContext, leaveNo: string, version: number, state: LeaveState, changes: Partial<LeaveEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, LeaveEntity, { leaveNo }, version, { ...changes, state });
  }
}
