import type { Interval } from '@mashang/domain';
import { addDays, businessDateOf, groupRows, startOfBusinessDate } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { lockRows } from '@mashang/platform-persistence';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { AttendanceRecordEntity } from '../attendance/attendance-record.entity';
import { DepartmentHeadEntity } from '../department/department-head.entity';
import { DepartmentEntity } from '../department/department.entity';
import { DutyRosterEntity } from '../duty-roster/duty-roster.entity';
import { DutyShiftEntity } from '../duty-roster/duty-shift.entity';
import { EmploymentEntity } from '../employment/employment.entity';
import { LeaveEntity } from '../leave/leave.entity';
import type { LeaveState } from '../leave/leave.lifecycle';
import { OfficerEntity } from '../officer/officer.entity';
import { PostHoldingEntity } from '../post/post-holding.entity';
import { mustBeStaffed, PostEntity } from '../post/post.entity';
import type { Absences, CoverRole, StaffedPost, Tenure } from './coverage-proof';
import { FOREVER } from './coverage-proof';

/** What is held while something is decided. */
export interface Lock {
  readonly departmentCodes?: readonly string[];
  readonly staffNumbers?: readonly string[];
  readonly postCodes?: readonly string[];
}

interface DatedRow {
  readonly id: string;
  readonly staffNo: string;
  readonly startsOn: string;
  readonly endsOn: string | null;
}

function tenureOf({ id, staffNo, startsOn, endsOn }: DatedRow, role: CoverRole): Tenure {
  return { id, staffNo, role, from: startOfBusinessDate(startsOn), until: endsOn === null ? FOREVER : startOfBusinessDate(addDays(endsOn, 1)) };
}

/** Narrows to rows that are in force on some day of the interval. */
function inForce<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, alias: string, { from, until }: Interval): SelectQueryBuilder<Row> {
  if (until < FOREVER) query.andWhere(`${alias}.startsOn <= :lastDay`, { lastDay: businessDateOf(until) });
  return query.andWhere(`(${alias}.endsOn IS NULL OR ${alias}.endsOn >= :firstDay)`, { firstDay: businessDateOf(from) });
}

/** A day on which an officer sits elsewhere (轮流坐班). */
export interface DutyElsewhere {
  readonly staffNo: string;
  readonly on: string;
}

/** Reads who answers for which posts and who is away: by the posts and the people concerned, never the whole house. */
export class CoverageRepository {
  constructor(private readonly database: Database) {}

  /** Holds departments, officers and posts, in this order, until the transaction ends: who decides about one of them decides one after the other. */
  async lock(tx: OperationContext, { departmentCodes = [], staffNumbers = [], postCodes = [] }: Lock): Promise<void> {
    await lockRows(this.database, tx, DepartmentEntity, 'code', departmentCodes);
    await lockRows(this.database, tx, OfficerEntity, 'staffNo', staffNumbers);
    await lockRows(this.database, tx, PostEntity, 'code', postCodes);
  }

  /** The posts with everybody who answers for them in an interval. */
  async staffed(ctx: OperationContext, posts: readonly PostEntity[], interval: Interval): Promise<readonly StaffedPost[]> {
    if (posts.length === 0) return [];
    const departmentCodes = [...new Set(posts.map(({ departmentCode }) => departmentCode))];
    const holdings = await this.holdings(ctx, interval).andWhere('holding.postCode IN (:...codes)', { codes: posts.map(({ code }) => code) }).getMany();
    const heads = await this.heads(ctx, interval).andWhere('head.departmentCode IN (:...departmentCodes) AND head.coversPosts = :covers', { departmentCodes, covers: true }).getMany();
    const holdingsOf = groupRows(holdings, ({ postCode }) => postCode);
    const headsOf = groupRows(heads, ({ departmentCode }) => departmentCode);
    return posts.map((post) => ({
      code: post.code,
      departmentCode: post.departmentCode,
      divisionCode: post.divisionCode,
      mustBeStaffed: mustBeStaffed(post),
      tenures: [
        ...(holdingsOf.get(post.code) ?? []).map((holding) => tenureOf(holding, holding.role)),
        ...(headsOf.get(post.departmentCode) ?? []).map((head) => tenureOf(head, 'HEAD')),
      ],
    }));
  }

  /**
   * When the officers are away within an interval: by leaves in these states, one leave left out, and on the days that attendance
   * has as anything but present. Whatever asks who is away asks here; who only sits elsewhere is told by `dutiesElsewhere`.
   */
  async absences(ctx: OperationContext, staffNumbers: readonly string[], interval: Interval, states: readonly LeaveState[], except: string | null = null): Promise<Absences> {
    if (staffNumbers.length === 0) return new Map();
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(LeaveEntity, 'away')
      .where('away.staffNo IN (:...staffNumbers) AND away.awayUntil > :from AND away.state IN (:...states)', { staffNumbers, from: interval.from, states });
    if (interval.until < FOREVER) query.andWhere('away.startsAt < :until', { until: interval.until });
    if (except !== null) query.andWhere('away.leaveNo <> :except', { except });
    const leaves = (await query.getMany()).map(({ staffNo, startsAt, awayUntil }) => ({ staffNo, from: startsAt, until: awayUntil }));
    const byOfficer = groupRows([...leaves, ...(await this.daysAway(ctx, staffNumbers, interval))], ({ staffNo }) => staffNo);
    return new Map([...byOfficer].map(([staffNo, of]) => [staffNo, of.map(({ from, until }) => ({ from, until }))]));
  }

  /**
   * The published duties of officers within an interval that take them from their own posts for the day: at an agency point, or in a
   * division other than their own.
   */
  async dutiesElsewhere(ctx: OperationContext, staffNumbers: readonly string[], { from, until }: Interval): Promise<readonly DutyElsewhere[]> {
    if (staffNumbers.length === 0) return [];
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(DutyShiftEntity, 'shift')
      .innerJoin(DutyRosterEntity, 'roster', 'roster.rosterNo = shift.rosterNo')
      .innerJoin(OfficerEntity, 'officer', 'officer.staffNo = shift.staffNo')
      .where("shift.staffNo IN (:...staffNumbers) AND shift.shiftOn >= :firstDay AND shift.state <> 'PLANNED'", { staffNumbers, firstDay: businessDateOf(from) })
      .andWhere("(roster.placeKind = 'AGENCY_POINT' OR roster.divisionCode <> officer.divisionCode)")
      .orderBy('shift.shiftOn', 'ASC')
      .addOrderBy('shift.shiftNo', 'ASC');
    if (until < FOREVER) query.andWhere('shift.shiftOn <= :lastDay', { lastDay: businessDateOf(new Date(until.getTime() - 1)) });
    return (await query.getMany()).map(({ staffNo, shiftOn: on }) => ({ staffNo, on }));
  }

  /** The posts that an officer answers for in an interval: those held, and those of a department that the officer heads and covers. */
  async postsOf(ctx: OperationContext, staffNo: string, interval: Interval): Promise<readonly PostEntity[]> {
    const holdings = await this.holdings(ctx, interval).andWhere('holding.staffNo = :staffNo', { staffNo }).getMany();
    const terms = await this.heads(ctx, interval).andWhere('head.staffNo = :staffNo', { staffNo }).getMany();
    const held = await this.posts(ctx, holdings.map(({ postCode }) => postCode));
    const headed = await this.postsOfDepartments(ctx, terms.filter(({ coversPosts }) => coversPosts).map(({ departmentCode }) => departmentCode));
    return [...new Map([...held, ...headed].map((post) => [post.code, post])).values()];
  }

  hasDepartment(ctx: OperationContext, code: string): Promise<boolean> {
    return this.database.manager(ctx).existsBy(DepartmentEntity, { code });
  }

  async posts(ctx: OperationContext, codes: readonly string[]): Promise<readonly PostEntity[]> {
    return codes.length === 0 ? [] : this.database.manager(ctx).find(PostEntity, { where: { code: In([...codes]) }, order: { code: 'ASC' } });
  }

  async postsOfDepartments(ctx: OperationContext, departmentCodes: readonly string[]): Promise<readonly PostEntity[]> {
    return departmentCodes.length === 0 ? [] : this.database.manager(ctx).find(PostEntity, { where: { departmentCode: In([...departmentCodes]) }, order: { code: 'ASC' } });
  }

  /** Whoever heads a department, holds a post of it, or serves in it without one, on each day of an interval. */
  async colleagues(ctx: OperationContext, departmentCode: string, interval: Interval): Promise<{ readonly holders: readonly string[]; readonly heads: readonly string[] }> {
    const holdings = await this.holdings(ctx, interval)
      .innerJoin(PostEntity, 'post', 'post.code = holding.postCode AND post.departmentCode = :departmentCode', { departmentCode })
      .getMany();
    const heads = await this.heads(ctx, interval).andWhere('head.departmentCode = :departmentCode', { departmentCode }).getMany();
    const holders = [...new Set([...throughout(holdings, interval), ...(await this.serving(ctx, departmentCode, interval))])].sort();
    return { holders, heads: throughout(heads, interval) };
  }

  /** The officers whom the register has in a department and whose recorded service, if any, lasts all of an interval there. */
  private async serving(ctx: OperationContext, departmentCode: string, { from, until }: Interval): Promise<readonly string[]> {
    const manager = this.database.manager(ctx);
    const registered = (await manager.find(OfficerEntity, { where: { departmentCode } })).map(({ staffNo }) => staffNo);
    const service = registered.length === 0 ? [] : await manager.findBy(EmploymentEntity, { staffNo: In(registered) });
    const [firstDay, lastDay] = [businessDateOf(from), businessDateOf(new Date(until.getTime() - 1))];
    return registered.filter((staffNo) => {
      const own = service.filter((entry) => entry.staffNo === staffNo);
      return own.length === 0 || own.some((entry) => entry.departmentCode === departmentCode && entry.startsOn <= firstDay && (entry.endsOn === null || entry.endsOn >= lastDay));
    });
  }

  /** The days within an interval on which attendance has officers as away, each whole. */
  private async daysAway(ctx: OperationContext, staffNumbers: readonly string[], { from, until }: Interval): Promise<readonly (Interval & { readonly staffNo: string })[]> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(AttendanceRecordEntity, 'day')
      .where("day.staffNo IN (:...staffNumbers) AND day.attendedOn >= :firstDay AND day.status <> 'PRESENT'", { staffNumbers, firstDay: businessDateOf(from) });
    if (until < FOREVER) query.andWhere('day.attendedOn <= :lastDay', { lastDay: businessDateOf(new Date(until.getTime() - 1)) });
    return (await query.getMany()).map(({ staffNo, attendedOn }) => ({ staffNo, ...businessDay(attendedOn) }));
  }

  private holdings(ctx: OperationContext, interval: Interval): SelectQueryBuilder<PostHoldingEntity> {
    return inForce(this.database.manager(ctx).createQueryBuilder(PostHoldingEntity, 'holding'), 'holding', interval);
  }

  private heads(ctx: OperationContext, interval: Interval): SelectQueryBuilder<DepartmentHeadEntity> {
    return inForce(this.database.manager(ctx).createQueryBuilder(DepartmentHeadEntity, 'head'), 'head', interval);
  }
}

/** A whole day. */
export function businessDay(on: string): Interval {
  return { from: startOfBusinessDate(on), until: startOfBusinessDate(addDays(on, 1)) };
}

function throughout(rows: readonly DatedRow[], { from, until }: Interval): readonly string[] {
  const tenures = rows.map((row) => tenureOf(row, 'A')).filter((tenure) => tenure.from <= from && tenure.until >= until);
  return [...new Set(tenures.map(({ staffNo }) => staffNo))].sort();
}
