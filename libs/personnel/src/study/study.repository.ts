import type { Period } from '@mashang/domain';
import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchFirstPages, fetchPage, keysetPage, pageSize, updateAtVersion, whereDivisionIn, whereGroupIn } from '@mashang/platform-persistence';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { In } from 'typeorm';
import { departmentOn, inServiceOn } from '../employment/employment.repository';
import { OfficerEntity } from '../officer/officer.entity';
import type { SessionAttendance, StaffReached, StudySessionCount } from './study-coverage';
import { StudyAttendanceEntity } from './study-attendance.entity';
import { StudyInvitationEntity } from './study-invitation.entity';
import { StudySessionEntity } from './study-session.entity';
import type { StudySessionState } from './study.lifecycle';

/** What staff are counted by. */
type StaffGroup = 'division' | 'department';

const STAFF_COLUMN = { division: 'officer.divisionCode', department: departmentOn('officer', ':day') } as const;

/** As the plan of the session has it; rows from before departments were kept ask the register. */
const INVITED_COLUMN = { division: 'invitation.divisionCode', department: 'COALESCE(invitation.departmentCode, officer.departmentCode)' } as const;

/** A statement takes 32,766 values on the embedded engine, and all staff of a township are more than that. */
const ROWS_AT_ONCE = 500;

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
    return fetchPage(query, attendancesOf(sessionId), page);
  }

  /** The first page of each session's attendances: one statement for the batch. */
  firstAttendances(ctx: OperationContext, sessionIds: readonly string[], first: number): Promise<ReadonlyMap<string, Connection<StudyAttendanceEntity>>> {
    return fetchFirstPages(this.database.manager(ctx), StudyAttendanceEntity, { partition: 'sessionId', identity: ['sessionId', 'staffNo'], listOf: attendancesOf }, sessionIds, first);
  }

  /** Who had to attend a session, had not left before its day, and did not take part in any way. */
  pageMissing(ctx: OperationContext, sessionId: string, page: PageArguments): Promise<Connection<OfficerEntity>> {
    const missing = this.missing(ctx).select('invitation.staffNo').andWhere('session.id = :sessionId');
    const query = this.database.manager(ctx).createQueryBuilder(OfficerEntity, 'officer').where(`officer.staffNo IN (${missing.getQuery()})`, { sessionId });
    return fetchPage(query, missingFrom(sessionId), page);
  }

  /** The first page of who is missing from each session: one statement for the batch, and one for the officers. */
  async firstMissing(ctx: OperationContext, sessionIds: readonly string[], first: number): Promise<ReadonlyMap<string, Connection<OfficerEntity>>> {
    const size = pageSize(first);
    const ranking = this.missing(ctx)
      .select('invitation.sessionId', 'sessionId')
      .addSelect('invitation.staffNo', 'staffNo')
      .addSelect('ROW_NUMBER() OVER (PARTITION BY invitation.sessionId ORDER BY invitation.staffNo)', 'position')
      .andWhere('session.id IN (:...sessionIds)', { sessionIds });
    const manager = this.database.manager(ctx);
    const ranked = await manager
      .createQueryBuilder()
      .select('ranked.sessionId', 'sessionId')
      .addSelect('ranked.staffNo', 'staffNo')
      .from(`(${ranking.getQuery()})`, 'ranked')
      .where('ranked.position <= :size', { size: size + 1 })
      .setParameters(ranking.getParameters())
      .orderBy('ranked.staffNo')
      .getRawMany<Pick<StudyInvitationEntity, 'sessionId' | 'staffNo'>>();
    const found = await manager.findBy(OfficerEntity, { staffNo: In([...new Set(ranked.map(({ staffNo }) => staffNo))]) });
    const officers = new Map(found.map((officer) => [officer.staffNo, officer]));
    const rowsOf = (id: string) => ranked.flatMap(({ sessionId, staffNo }) => (sessionId === id ? (officers.get(staffNo) ?? []) : []));
    return new Map(sessionIds.map((id) => [id, keysetPage(missingFrom(id), rowsOf(id), { size, after: null })]));
  }

  private missing(ctx: OperationContext): SelectQueryBuilder<StudyInvitationEntity> {
    return this.database
      .manager(ctx)
      .createQueryBuilder(StudyInvitationEntity, 'invitation')
      .innerJoin(StudySessionEntity, 'session', 'session.id = invitation.sessionId')
      .leftJoin(StudyAttendanceEntity, 'attendance', 'attendance.sessionId = invitation.sessionId AND attendance.staffNo = invitation.staffNo')
      .where(`attendance.staffNo IS NULL AND ${inServiceOn('invitation.staffNo', 'session.heldOn')}`);
  }

  async insert(ctx: OperationContext, session: Readonly<StudySessionEntity>, invitations: readonly StudyInvitationEntity[]): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.insert(StudySessionEntity, session);
    for (const rows of chunks(invitations)) await manager.insert(StudyInvitationEntity, rows);
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
    for (const rows of chunks(attendances)) await this.database.manager(ctx).insert(StudyAttendanceEntity, rows);
  }

  /** Whoever had to attend the division's last core-group session. */
  async listLastCoreGroup(ctx: OperationContext, divisionCode: string): Promise<readonly string[]> {
    const last = await this.database.manager(ctx).findOne(StudySessionEntity, {
      where: { divisionCode, kind: 'CORE_GROUP', state: In(['PLANNED', 'HELD']) },
      order: { heldOn: 'DESC', id: 'DESC' },
    });
    return last === null ? [] : (await this.listInvited(ctx, last.id)).map(({ staffNo }) => staffNo);
  }

  /** Those of the officers who belong to the division or one below it. */
  listStaff(ctx: OperationContext, divisionCode: string, staffNumbers: readonly string[]): Promise<OfficerEntity[]> {
    const query = this.database.manager(ctx).createQueryBuilder(OfficerEntity, 'officer').where('officer.staffNo IN (:...staffNumbers)', { staffNumbers });
    return whereDivisionIn(query, 'officer.divisionCode', [divisionCode]).getMany();
  }

  /** All officers of the division and below who have not left before the day. */
  listServing(ctx: OperationContext, divisionCode: string, day: string): Promise<OfficerEntity[]> {
    const query = this.database.manager(ctx).createQueryBuilder(OfficerEntity, 'officer').where(inServiceOn('officer.staffNo', ':day'), { day });
    return whereDivisionIn(query, 'officer.divisionCode', [divisionCode]).getMany();
  }

  /** How each of the sessions was attended, by those who had not left before its day or took part: one grouped statement for the batch. */
  async countAttendances(ctx: OperationContext, sessionIds: readonly string[]): Promise<readonly SessionAttendance[]> {
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(StudyInvitationEntity, 'invitation')
      .leftJoin(StudyAttendanceEntity, 'attendance', 'attendance.sessionId = invitation.sessionId AND attendance.staffNo = invitation.staffNo')
      .innerJoin(StudySessionEntity, 'session', 'session.id = invitation.sessionId')
      .select('invitation.sessionId', 'sessionId')
      .addSelect('COUNT(*)', 'invited')
      .addSelect("SUM(CASE WHEN attendance.way = 'PRESENT' THEN 1 ELSE 0 END)", 'present')
      .addSelect("SUM(CASE WHEN attendance.way = 'MADE_UP' THEN 1 ELSE 0 END)", 'madeUp')
      .where('invitation.sessionId IN (:...sessionIds)', { sessionIds })
      .andWhere(`(attendance.staffNo IS NOT NULL OR ${inServiceOn('invitation.staffNo', 'session.heldOn')})`)
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

  /**
   * Staff of the departments, or of the divisions and all below them, with how many attended a session held in the period. Whoever had
   * to attend one counts where the plan of the session has them; everybody else where they serve on `day`, unless they have left by then.
   */
  async countReached(ctx: OperationContext, group: StaffGroup, codes: readonly string[], period: Period, day: string): Promise<readonly StaffReached[]> {
    const held = "session.state = 'HELD' AND session.heldOn BETWEEN :first AND :last";
    const parameters = { first: period.firstDay, last: period.lastDay, day };
    const manager = this.database.manager(ctx);
    const invitations = manager
      .createQueryBuilder(StudyInvitationEntity, 'invitation')
      .innerJoin(StudySessionEntity, 'session', 'session.id = invitation.sessionId');
    const invited = invitations
      .clone()
      .innerJoin(OfficerEntity, 'officer', 'officer.staffNo = invitation.staffNo')
      .leftJoin(StudyAttendanceEntity, 'attendance', "attendance.sessionId = session.id AND attendance.staffNo = officer.staffNo AND attendance.way = 'PRESENT'")
      .select('COUNT(DISTINCT officer.staffNo)', 'staff')
      .addSelect('COUNT(DISTINCT attendance.staffNo)', 'reached')
      .where(`${held} AND (attendance.staffNo IS NOT NULL OR ${inServiceOn('officer.staffNo', 'session.heldOn')})`);
    const asked = invitations.clone().select('1').where(`invitation.staffNo = officer.staffNo AND ${held}`);
    const attended = manager
      .createQueryBuilder(StudyAttendanceEntity, 'attendance')
      .select('1')
      .innerJoin(StudySessionEntity, 'session', 'session.id = attendance.sessionId')
      .where(`attendance.staffNo = officer.staffNo AND attendance.way = 'PRESENT' AND ${held}`);
    const others = manager
      .createQueryBuilder(OfficerEntity, 'officer')
      .select('COUNT(*)', 'staff')
      .addSelect(`SUM(CASE WHEN EXISTS (${attended.getQuery()}) THEN 1 ELSE 0 END)`, 'reached')
      .where(`NOT EXISTS (${asked.getQuery()}) AND ${inServiceOn('officer.staffNo', ':day')}`);
    const counted = await Promise.all([
      countedBy(invited.setParameters(parameters), group, INVITED_COLUMN[group], codes),
      countedBy(others.setParameters(parameters), group, STAFF_COLUMN[group], codes),
    ]);
    return counted.flat().map((row) => ({ ...row, staff: Number(row.staff), reached: Number(row.reached) }));
  }
}

function attendancesOf(sessionId: string) {
  return { name: `personnel.studyAttendances of ${sessionId}`, order: BY_STAFF_NO };
}

function missingFrom(sessionId: string) {
  return { name: `personnel.studyMissing of ${sessionId}`, order: BY_STAFF_NO };
}

function chunks<Row>(rows: readonly Row[]): readonly Row[][] {
  return Array.from({ length: Math.ceil(rows.length / ROWS_AT_ONCE) }, (_, index) => rows.slice(index * ROWS_AT_ONCE, (index + 1) * ROWS_AT_ONCE));
}

function countedBy<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, group: StaffGroup, column: string, codes: readonly string[]): Promise<StaffReached[]> {
  return whereGroupIn(query.addSelect(column, 'code').groupBy(column), group, column, codes).getRawMany<StaffReached>();
}
