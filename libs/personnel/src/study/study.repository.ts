import type { Period } from '@mashang/domain';
import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, updateAtVersion, whereDivisionIn, whereGroupIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { OfficerEntity } from '../officer/officer.entity';
import type { SessionAttendance, StaffReached, StudySessionCount } from './study-coverage';
import { StudyAttendanceEntity } from './study-attendance.entity';
import { StudyInvitationEntity } from './study-invitation.entity';
import { StudySessionEntity } from './study-session.entity';
import type { StudySessionState } from './study.lifecycle';

/** What staff are counted by. */
const STAFF_COLUMN = { division: 'officer.divisionCode', department: 'officer.departmentCode' } as const;

const BY_STAFF_NO = [{ property: 'staffNo', kind: 'text', direction: 'ASC' }] as const;

const EARLIEST_FIRST = [
  { property: 'heldOn', kind: 'text', direction: 'ASC' },
  { property: 'id', kind: 'text', direction: 'ASC' },
] as const;

export class StudyRepository {
  constructor(private readonly database: Database) {}

  findById(ctx: OperationContext, id: string): Promise<StudySessionEntity | null> {
    return this.database.manager(ctx).findOneBy(StudySessionEntity, { id });
  }

  page(ctx: OperationContext, divisionCode: string, period: Period, page: PageArguments): Promise<Connection<StudySessionEntity>> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(StudySessionEntity, 'session')
      .where('session.divisionCode = :divisionCode', { divisionCode })
      .andWhere('session.heldOn BETWEEN :first AND :last', { first: period.firstDay, last: period.lastDay });
    return fetchPage(query, { name: `personnel.studySessions of ${divisionCode} in ${period.firstDay}/${period.lastDay}`, order: EARLIEST_FIRST }, page);
  }

  pageAttendances(ctx: OperationContext, sessionId: string, page: PageArguments): Promise<Connection<StudyAttendanceEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(StudyAttendanceEntity, 'attendance').where({ sessionId });
    return fetchPage(query, { name: `personnel.studyAttendances of ${sessionId}`, order: BY_STAFF_NO }, page);
  }

  /** Who had to attend a session and did not take part in any way. */
  pageMissing(ctx: OperationContext, sessionId: string, page: PageArguments): Promise<Connection<OfficerEntity>> {
    const manager = this.database.manager(ctx);
    const invited = manager.createQueryBuilder(StudyInvitationEntity, 'invitation').select('invitation.staffNo').where('invitation.sessionId = :sessionId');
    const attended = manager.createQueryBuilder(StudyAttendanceEntity, 'attendance').select('attendance.staffNo').where('attendance.sessionId = :sessionId');
    const query = manager
      .createQueryBuilder(OfficerEntity, 'officer')
      .where(`officer.staffNo IN (${invited.getQuery()}) AND officer.staffNo NOT IN (${attended.getQuery()})`, { sessionId });
    return fetchPage(query, { name: `personnel.studyMissing of ${sessionId}`, order: BY_STAFF_NO }, page);
  }

  async insert(ctx: OperationContext, session: Readonly<StudySessionEntity>, invitations: readonly StudyInvitationEntity[]): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.insert(StudySessionEntity, session);
    await manager.insert(StudyInvitationEntity, [...invitations]);
  }

  async advance(ctx: OperationContext, id: string, version: number, state: StudySessionState, changes: Partial<StudySessionEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, StudySessionEntity, { id }, version, { ...changes, state });
  }

  listInvited(ctx: OperationContext, sessionId: string): Promise<StudyInvitationEntity[]> {
    return this.database.manager(ctx).findBy(StudyInvitationEntity, { sessionId });
  }

  listAttendances(ctx: OperationContext, sessionId: string): Promise<StudyAttendanceEntity[]> {
    return this.database.manager(ctx).findBy(StudyAttendanceEntity, { sessionId });
  }

  async insertAttendances(ctx: OperationContext, attendances: readonly StudyAttendanceEntity[]): Promise<void> {
    if (attendances.length > 0) await this.database.manager(ctx).insert(StudyAttendanceEntity, [...attendances]);
  }

  /** Whoever had to attend the division's last core-group session. */
  async listLastCoreGroup(ctx: OperationContext, divisionCode: string): Promise<readonly string[]> {
    const last = await this.database.manager(ctx).findOne(StudySessionEntity, {
      where: { divisionCode, kind: 'CORE_GROUP', state: In(['PLANNED', 'HELD']) },
      order: { heldOn: 'DESC', id: 'DESC' },
    });
    return last === null ? [] : (await this.listInvited(ctx, last.id)).map(({ staffNo }) => staffNo);
  }

  /** Officers of the division and all below it; only those of the numbers when some are given. */
  listStaff(ctx: OperationContext, divisionCode: string, staffNumbers: readonly string[] | null): Promise<OfficerEntity[]> {
    const query = this.database.manager(ctx).createQueryBuilder(OfficerEntity, 'officer');
    if (staffNumbers !== null) query.where('officer.staffNo IN (:...staffNumbers)', { staffNumbers });
    return whereDivisionIn(query, 'officer.divisionCode', [divisionCode]).getMany();
  }

  /** How each of the sessions was attended: one grouped statement for the batch. */
  async countAttendances(ctx: OperationContext, sessionIds: readonly string[]): Promise<readonly SessionAttendance[]> {
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(StudyInvitationEntity, 'invitation')
      .leftJoin(StudyAttendanceEntity, 'attendance', 'attendance.sessionId = invitation.sessionId AND attendance.staffNo = invitation.staffNo')
      .select('invitation.sessionId', 'sessionId')
      .addSelect('COUNT(*)', 'invited')
      .addSelect("SUM(CASE WHEN attendance.way = 'PRESENT' THEN 1 ELSE 0 END)", 'present')
      .addSelect("SUM(CASE WHEN attendance.way = 'MADE_UP' THEN 1 ELSE 0 END)", 'madeUp')
      .where('invitation.sessionId IN (:...sessionIds)', { sessionIds })
      .groupBy('invitation.sessionId')
      .getRawMany<SessionAttendance>();
    return rows.map(({ sessionId, invited, present, madeUp }) => ({ sessionId, invited: Number(invited), present: Number(present), madeUp: Number(madeUp) }));
  }

  /** Sessions held in the period by the divisions and all below them, counted by division and kind. */
  async countSessions(ctx: OperationContext, divisionCodes: readonly string[], period: Period): Promise<readonly StudySessionCount[]> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(StudySessionEntity, 'session')
      .select('session.divisionCode', 'divisionCode')
      .addSelect('session.kind', 'kind')
      .addSelect('COUNT(*)', 'count')
      .where("session.state = 'HELD' AND session.heldOn BETWEEN :first AND :last", { first: period.firstDay, last: period.lastDay })
      .groupBy('session.divisionCode')
      .addGroupBy('session.kind');
    const rows = await whereDivisionIn(query, 'session.divisionCode', divisionCodes).getRawMany<StudySessionCount>();
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** Staff of the departments, or of the divisions and all below them, with how many attended a session held in the period. */
  async countReached(ctx: OperationContext, group: keyof typeof STAFF_COLUMN, codes: readonly string[], period: Period): Promise<readonly StaffReached[]> {
    const manager = this.database.manager(ctx);
    const attended = manager
      .createQueryBuilder(StudyAttendanceEntity, 'attendance')
      .select('1')
      .innerJoin(StudySessionEntity, 'session', 'session.id = attendance.sessionId')
      .where("attendance.staffNo = officer.staffNo AND attendance.way = 'PRESENT' AND session.heldOn BETWEEN :first AND :last");
    const column = STAFF_COLUMN[group];
    const query = manager
      .createQueryBuilder(OfficerEntity, 'officer')
      .select(column, 'code')
      .addSelect('COUNT(*)', 'staff')
      .addSelect(`SUM(CASE WHEN EXISTS (${attended.getQuery()}) THEN 1 ELSE 0 END)`, 'reached')
      .setParameters({ first: period.firstDay, last: period.lastDay })
      .groupBy(column);
    const rows = await whereGroupIn(query, group, column, codes).getRawMany<StaffReached>();
    return rows.map((row) => ({ ...row, staff: Number(row.staff), reached: Number(row.reached) }));
  }
}
