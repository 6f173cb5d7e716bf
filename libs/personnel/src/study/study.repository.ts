import type { Period } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { whereDivisionIn } from '@mashang/platform-persistence';
import { OfficerEntity } from '../officer/officer.entity';
import type { StaffReached, StudySessionCount } from './study-coverage';
import { StudyAttendanceEntity } from './study-attendance.entity';
import { StudySessionEntity } from './study-session.entity';

export class StudyRepository {
  constructor(private readonly database: Database) {}

  /** Sessions held in the period by the divisions and all below them, counted by division and kind. */
  async countSessions(ctx: OperationContext, divisionCodes: readonly string[], period: Period): Promise<readonly StudySessionCount[]> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(StudySessionEntity, 'session')
      .select('session.divisionCode', 'divisionCode')
      .addSelect('session.kind', 'kind')
      .addSelect('COUNT(*)', 'count')
      .where('session.heldOn BETWEEN :first AND :last', { first: period.firstDay, last: period.lastDay })
      .groupBy('session.divisionCode')
      .addGroupBy('session.kind');
    const rows = await whereDivisionIn(query, 'session.divisionCode', divisionCodes).getRawMany<StudySessionCount>();
    return rows.map((row) => ({ ...row, count: Number(row.count) }));
  }

  /** Staff of the divisions and all below them, with how many attended a session held in the period. */
  async countReached(ctx: OperationContext, divisionCodes: readonly string[], period: Period): Promise<readonly StaffReached[]> {
    const manager = this.database.manager(ctx);
    const attended = manager
      .createQueryBuilder(StudyAttendanceEntity, 'attendance')
      .select('1')
      .innerJoin(StudySessionEntity, 'session', 'session.id = attendance.sessionId')
      .where('attendance.staffNo = officer.staffNo AND session.heldOn BETWEEN :first AND :last');
    const query = manager
      .createQueryBuilder(OfficerEntity, 'officer')
      .select('officer.divisionCode', 'divisionCode')
      .addSelect('COUNT(*)', 'staff')
      .addSelect(`SUM(CASE WHEN EXISTS (${attended.getQuery()}) THEN 1 ELSE 0 END)`, 'reached')
      .setParameters({ first: period.firstDay, last: period.lastDay })
      .groupBy('officer.divisionCode');
    const rows = await whereDivisionIn(query, 'officer.divisionCode', divisionCodes).getRawMany<StaffReached>();
    return rows.map((row) => ({ ...row, staff: Number(row.staff), reached: Number(row.reached) }));
  }
}
