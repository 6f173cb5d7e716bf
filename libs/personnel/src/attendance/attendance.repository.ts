import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { addDays, startOfBusinessDate } from '@mashang/domain';
import { fetchPage, uniqueViolationOf, updateAtVersion, whereDivisionIn } from '@mashang/platform-persistence';
import { Between, In } from 'typeorm';
import { LeaveEntity } from '../leave/leave.entity';
import { AWAY_STATES } from '../leave/leave.lifecycle';
import { inServiceOn } from '../employment/employment.repository';
import { OfficerEntity } from '../officer/officer.entity';
import { AttendanceCorrectionEntity } from './attendance-correction.entity';
import type { AttendanceCount, CountedDays, GrantedLeaves } from './attendance-figures';
import { AttendanceRecordEntity } from './attendance-record.entity';
import { AttendanceError } from './attendance.errors';

type RawCount = Readonly<Record<keyof AttendanceCount, string | number>>;

export class AttendanceRepository {
  constructor(private readonly database: Database) {}

  find(ctx: OperationContext, staffNo: string, attendedOn: string): Promise<AttendanceRecordEntity | null> {
    return this.database.manager(ctx).findOneBy(AttendanceRecordEntity, { staffNo, attendedOn });
  }

  /** The records of officers from one day to another, by day. */
  list(ctx: OperationContext, staffNumbers: readonly string[], firstDay: string, lastDay: string): Promise<AttendanceRecordEntity[]> {
    return this.database
      .manager(ctx)
      .find(AttendanceRecordEntity, { where: { staffNo: In([...staffNumbers]), attendedOn: Between(firstDay, lastDay) }, order: { attendedOn: 'ASC', staffNo: 'ASC' } });
  }

  page(ctx: OperationContext, staffNo: string, { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string }, page: PageArguments): Promise<Connection<AttendanceRecordEntity>> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(AttendanceRecordEntity, 'record')
      .where('record.staffNo = :staffNo AND record.attendedOn BETWEEN :firstDay AND :lastDay', { staffNo, firstDay, lastDay });
    const name = `personnel.attendance of ${staffNo} from ${firstDay} to ${lastDay}`;
    return fetchPage(query, { name, order: [{ property: 'attendedOn', kind: 'text', direction: 'ASC' }] }, page);
  }

  /** The corrections of days, each day's in the order in which they were made. */
  listCorrections(ctx: OperationContext, days: readonly Pick<AttendanceRecordEntity, 'staffNo' | 'attendedOn'>[]): Promise<AttendanceCorrectionEntity[]> {
    return this.database
      .manager(ctx)
      .find(AttendanceCorrectionEntity, { where: days.map(({ staffNo, attendedOn }) => ({ staffNo, attendedOn })), order: { staffNo: 'ASC', attendedOn: 'ASC', recordVersion: 'ASC' } });
  }

  /** @throws AttendanceError `ATTENDANCE_RECORDED_BEFORE` when the officer has a record of a day already. */
  async insert(ctx: OperationContext, records: readonly Readonly<AttendanceRecordEntity>[]): Promise<void> {
    try {
      await this.database.manager(ctx).insert(AttendanceRecordEntity, [...records]);
    } catch (error) {
      if (uniqueViolationOf(error) === null) throw error;
      throw new AttendanceError('ATTENDANCE_RECORDED_BEFORE', 'A day of these has a record already: whoever answers for the officer corrects it.');
    }
  }

  async change(ctx: OperationContext, { staffNo, attendedOn, version }: AttendanceRecordEntity, changes: Partial<Omit<AttendanceRecordEntity, 'version'>>): Promise<void> {
    await updateAtVersion(this.database, ctx, AttendanceRecordEntity, { staffNo, attendedOn }, version, changes);
  }

  async insertCorrection(ctx: OperationContext, correction: Readonly<AttendanceCorrectionEntity>): Promise<void> {
    await this.database.manager(ctx).insert(AttendanceCorrectionEntity, correction);
  }

  /** Granted leave within days of officers whom a batch counts, with the batch's key of each, and the days that have a record of their own. */
  private async unrecorded(ctx: OperationContext, key: 'departmentCode' | 'divisionCode', codes: readonly string[], days: CountedDays): Promise<GrantedLeaves> {
    const manager = this.database.manager(ctx);
    const query = manager
      .createQueryBuilder(LeaveEntity, 'away')
      .innerJoin(OfficerEntity, 'officer', 'officer.staffNo = away.staffNo')
      .select('away.leaveNo', 'leaveNo')
      .addSelect(`officer.${key}`, 'key')
      .where('away.state IN (:...states) AND away.awayUntil > :from AND away.startsAt < :until', {
        states: AWAY_STATES,
        from: startOfBusinessDate(days.firstDay),
        until: startOfBusinessDate(addDays(days.lastDay, 1)),
      });
    if (key === 'departmentCode') query.andWhere('officer.departmentCode IN (:...codes)', { codes });
    else whereDivisionIn(query.andWhere('officer.departmentCode IS NOT NULL'), 'officer.divisionCode', codes);
    const keys = new Map((await query.getRawMany<{ leaveNo: string; key: string }>()).map((row) => [row.leaveNo, row.key]));
    if (keys.size === 0) return { leaves: [], recorded: new Set() };
    const leaves = await manager.findBy(LeaveEntity, { leaveNo: In([...keys.keys()]) });
    const records = await this.list(ctx, [...new Set(leaves.map(({ staffNo }) => staffNo))], days.firstDay, days.lastDay);
    return {
      leaves: leaves.map(({ leaveNo, staffNo, kind, startsAt, awayUntil }) => ({ key: keys.get(leaveNo) ?? '', staffNo, isTrip: kind === 'OFFICIAL_TRIP', from: startsAt, until: awayUntil })),
      recorded: new Set(records.map(({ staffNo, attendedOn }) => `${staffNo} ${attendedOn}`)),
    };
  }

  /** Granted leave of the officers of departments. */
  leavesByDepartment(ctx: OperationContext, departmentCodes: readonly string[], days: CountedDays): Promise<GrantedLeaves> {
    return this.unrecorded(ctx, 'departmentCode', departmentCodes, days);
  }

  /** Granted leave of the officers of divisions and all below. */
  leavesByDivision(ctx: OperationContext, divisionCodes: readonly string[], days: CountedDays): Promise<GrantedLeaves> {
    return this.unrecorded(ctx, 'divisionCode', divisionCodes, days);
  }

  /** Counts of each department: one grouped statement for all asked. */
  countByDepartment(ctx: OperationContext, departmentCodes: readonly string[], days: CountedDays): Promise<readonly AttendanceCount[]> {
    return countsOf(this.counts(ctx, 'officer.departmentCode', days).andWhere('officer.departmentCode IN (:...departmentCodes)', { departmentCodes }));
  }

  /** Counts of the officers of departments by division, of the asked and all below: one grouped statement. */
  countByDivision(ctx: OperationContext, divisionCodes: readonly string[], days: CountedDays): Promise<readonly AttendanceCount[]> {
    const query = this.counts(ctx, 'officer.divisionCode', days).andWhere('officer.departmentCode IS NOT NULL');
    return countsOf(whereDivisionIn(query, 'officer.divisionCode', divisionCodes));
  }

  private counts(ctx: OperationContext, key: string, { firstDay, lastDay }: CountedDays) {
    const days = (condition: string): string => `SUM(CASE WHEN ${condition} THEN 1 ELSE 0 END)`;
    return this.database
      .manager(ctx)
      .createQueryBuilder(OfficerEntity, 'officer')
      .leftJoin(AttendanceRecordEntity, 'record', 'record.staffNo = officer.staffNo AND record.attendedOn BETWEEN :firstDay AND :lastDay', { firstDay, lastDay })
      .select(key, 'key')
      .addSelect('COUNT(DISTINCT officer.staffNo)', 'officers')
      .addSelect(days("record.status = 'PRESENT'"), 'present')
      .addSelect(days('record.isLate = 1'), 'late')
      .addSelect(days('record.hasLeftEarly = 1'), 'early')
      .addSelect(days("record.status = 'ON_LEAVE'"), 'leave')
      .addSelect(days("record.status = 'ON_BUSINESS_TRIP'"), 'businessTrip')
      // Whoever served at either end of the days; whoever came after or had left before is nobody to expect.
      .where(`(${inServiceOn('officer.staffNo', ':firstDay')} OR ${inServiceOn('officer.staffNo', ':lastDay')})`)
      .groupBy(key);
  }
}

async function countsOf(query: { getRawMany<T>(): Promise<T[]> }): Promise<readonly AttendanceCount[]> {
  const rows = await query.getRawMany<RawCount>();
  return rows.map(({ key, officers, present, late, early, leave, businessTrip }) => ({
    key: String(key),
    officers: Number(officers),
    present: Number(present),
    late: Number(late),
    early: Number(early),
    leave: Number(leave),
    businessTrip: Number(businessTrip),
  }));
}
