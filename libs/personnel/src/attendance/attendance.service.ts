import type { Interval, JsonValue, WorkingTime } from '@mashang/domain';
import { addDays, businessDateOf, parseBusinessDate, parseText } from '@mashang/domain';
import type { Journal, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { AttendanceStepInput, CorrectAttendanceInput, RecordAwayInput } from '../__generated__/resolver-types';
import type { CoverageService } from '../coverage/coverage.service';
import { assertInReach } from '../coverage/date-bounds';
import { businessDay } from '../coverage/coverage.repository';
import type { EmploymentRepository } from '../employment/employment.repository';
import { assertServes } from '../employment/service-record';
import { forLocalReading } from '../coverage/local-reading';
import type { LeaveRepository } from '../leave/leave.repository';
import type { OfficerEntity } from '../officer/officer.entity';
import type { OfficerRepository } from '../officer/officer.repository';
import type { SubstitutionService } from '../substitution/substitution.service';
import type { AttendanceRecordEntity } from './attendance-record.entity';
import { manageAttendanceRule } from './attendance.access';
import { AttendanceError } from './attendance.errors';
import { LONGEST_REASON, parseAwayDays, parseCorrection } from './attendance.inputs';
import type { AttendanceRepository } from './attendance.repository';
import { checkInVerdict } from './office-day';

export interface AttendanceParts {
  readonly unitOfWork: UnitOfWork;
  readonly attendance: AttendanceRepository;
  readonly officers: OfficerRepository;
  readonly workingTime: WorkingTime;
  readonly employments: EmploymentRepository;
  readonly leaveRows: LeaveRepository;
  readonly coverage: CoverageService;
  readonly substitutions: SubstitutionService;
}

/** 考勤: officers check in and out themselves; whoever answers for them writes down absences and puts days right, with the reason. */
export class AttendanceService {
  constructor(private readonly parts: AttendanceParts) {}

  /** Checks the caller in for today; late is written down, not refused. */
  async checkIn(ctx: OperationContext, { idempotencyKey }: AttendanceStepInput): Promise<AttendanceRecordEntity> {
    const { unitOfWork, attendance, workingTime, employments, leaveRows } = this.parts;
    const staffNo = ctx.principal.staffNo ?? '';
    const on = businessDateOf(ctx.clock.now());
    await unitOfWork.run(ctx, { name: 'personnel.checkInAttendance', idempotencyKey, input: { staffNo, on } }, async (tx, journal) => {
      const now = tx.clock.now();
      const { divisionCode } = await this.officer(tx, staffNo);
      const verdict = checkInVerdict(workingTime, on, now);
      if (verdict === 'NO_OFFICE_HOURS') throw new AttendanceError('NOT_A_WORKING_DAY', `${on} is no working day: nobody checks in.`);
      if (verdict !== 'IN_TIME' && verdict !== 'LATE') {
        throw new AttendanceError('CHECK_IN_OUTSIDE_OFFICE_HOURS', 'A check-in counts from an hour before opening until closing: come back within these hours.', { verdict });
      }
      assertServes(staffNo, await employments.listOf(tx, staffNo), on, on);
      const opens = workingTime.sessionsOn(on)[0]?.from ?? now;
      const leave = await leaveRows.findGrantedAt(tx, staffNo, now < opens ? opens : now);
      if (leave) throw new AttendanceError('ON_APPROVED_LEAVE', `The leave ${leave.leaveNo} lasts until ${forLocalReading(leave.awayUntil)}: return from it first (returnFromLeave), or withdraw it before it begins.`);
      await attendance.insert(tx, [{ ...blank, staffNo, attendedOn: on, status: 'PRESENT', checkedInAt: now, isLate: verdict === 'LATE', divisionCode }]);
      announce(journal, 'attendance.checkIn', 'AttendanceCheckedIn', { staffNo, on, divisionCode, change: { isLate: verdict === 'LATE' } });
      return null;
    });
    return this.get(ctx, staffNo, on);
  }

  /** Checks the caller out for today, once; before closing is written down as early. */
  async checkOut(ctx: OperationContext, { idempotencyKey }: AttendanceStepInput): Promise<AttendanceRecordEntity> {
    const { unitOfWork, attendance, workingTime } = this.parts;
    const staffNo = ctx.principal.staffNo ?? '';
    const on = businessDateOf(ctx.clock.now());
    await unitOfWork.run(ctx, { name: 'personnel.checkOutAttendance', idempotencyKey, input: { staffNo, on } }, async (tx, journal) => {
      const now = tx.clock.now();
      const record = await attendance.find(tx, staffNo, on);
      if (!record || record.status !== 'PRESENT' || record.checkedInAt === null) throw new AttendanceError('NOT_CHECKED_IN', 'You have not checked in today: ask your head to put the day right.');
      if (record.checkedOutAt !== null) throw new AttendanceError('CHECKED_OUT_BEFORE', 'You have checked out today: ask your head to put the day right.');
      const hasLeftEarly = now < workingTime.closingOf(on);
      await attendance.change(tx, record, { checkedOutAt: now, hasLeftEarly });
      announce(journal, 'attendance.checkOut', 'AttendanceCheckedOut', { staffNo, on, divisionCode: record.divisionCode, change: { hasLeftEarly } });
      return null;
    });
    return this.get(ctx, staffNo, on);
  }

  /**
   * Writes down leave or a business trip, a record for each working day of it.
   * @throws PostWouldStandEmpty as for a leave, for what of it is still to come.
   */
  async recordAway(ctx: OperationContext, input: RecordAwayInput): Promise<readonly AttendanceRecordEntity[]> {
    const { unitOfWork, attendance, workingTime, coverage, substitutions } = this.parts;
    const { idempotencyKey, officer: staffNo, kind } = input;
    const reason = parseText('reason', input.reason, LONGEST_REASON);
    const { from, until } = parseAwayDays(input.from, input.until);
    const asked = { officer: staffNo, kind, from, until, reason };
    await unitOfWork.run(ctx, { name: 'personnel.recordAway', idempotencyKey, input: asked }, async (tx, journal) => {
      assertInReach(tx.clock.now(), from, until);
      const { divisionCode } = await this.manageable(tx, staffNo);
      const days: string[] = [];
      for (let day = from; day <= until; day = addDays(day, 1)) if (workingTime.calendar.isWorkingDay(day)) days.push(day);
      if (days.length === 0) throw new AttendanceError('NOT_A_WORKING_DAY', 'None of these days is a working day: there is nothing to write down.');
      const posts = await coverage.lockPostsOf(tx, staffNo, { from: businessDay(from).from, until: businessDay(until).until });
      const history = await this.parts.employments.listOf(tx, staffNo);
      for (const day of days) assertServes(staffNo, history, day, day);
      await coverage.admitAbsence(tx, posts, staffNo, toCome(days, tx.clock.now()));
      await attendance.insert(tx, days.map((attendedOn) => ({ ...blank, staffNo, attendedOn, status: kind, reason, divisionCode })));
      announce(journal, 'attendance.recordAway', 'OfficerAway', { staffNo, on: from, divisionCode, change: { kind, from, until, reason } });
      await substitutions.settle(tx, journal, posts);
      return null;
    });
    return attendance.list(ctx, [staffNo], from, until);
  }

  /**
   * Puts a day that has begun right, and keeps what it was; nobody corrects an own day. That somebody stayed away is a fact and is
   * written down in any case; leave and trips of today are judged for the hours still to come.
   * @throws PostWouldStandEmpty
   */
  async correct(ctx: OperationContext, input: CorrectAttendanceInput): Promise<void> {
    const { unitOfWork, attendance, workingTime, coverage, substitutions } = this.parts;
    const { idempotencyKey, officer: staffNo, version } = input;
    const on = parseBusinessDate(input.on);
    const reason = parseText('reason', input.reason, LONGEST_REASON);
    const right = parseCorrection(input);
    const asked = { officer: staffNo, on, version, ...right, reason };
    await unitOfWork.run(ctx, { name: 'personnel.correctAttendance', idempotencyKey, input: asked }, async (tx, journal) => {
      const now = tx.clock.now();
      assertInReach(now, on);
      const { divisionCode } = await this.manageable(tx, staffNo);
      if (on > businessDateOf(now)) throw new AttendanceError('ATTENDANCE_IN_THE_FUTURE', `${on} is to come: record a leave or a trip instead.`);
      if (!workingTime.calendar.isWorkingDay(on)) throw new AttendanceError('NOT_A_WORKING_DAY', `${on} is no working day: it has no attendance.`);
      const posts = await coverage.lockPostsOf(tx, staffNo, businessDay(on));
      const found = await attendance.find(tx, staffNo, on);
      // A working day without a record is an absence, and is put right like one.
      const before = found ?? { ...blank, staffNo, attendedOn: on, status: 'ABSENT' as const, divisionCode, version: 0 };
      if (before.version !== version) throw new AttendanceError('STALE_VERSION', 'Somebody has changed this in the meantime; read it again and repeat the change.', { expectedVersion: version });
      if (right.status === 'ON_LEAVE' || right.status === 'ON_BUSINESS_TRIP') await coverage.admitAbsence(tx, posts, staffNo, toCome([on], now));
      if (found) await attendance.change(tx, found, { ...right, reason });
      else await attendance.insert(tx, [{ ...before, ...right, reason, version: 1 }]);
      await attendance.insertCorrection(tx, {
        staffNo,
        attendedOn: on,
        recordVersion: before.version + 1,
        statusBefore: before.status,
        statusAfter: right.status,
        wasLate: before.isLate,
        isLate: right.isLate,
        hadLeftEarly: before.hasLeftEarly,
        hasLeftEarly: right.hasLeftEarly,
        reason,
        correctedBy: tx.principal.staffNo ?? tx.principal.subject,
        correctedAt: now,
        divisionCode,
      });
      const { status, isLate, hasLeftEarly } = before;
      announce(journal, 'attendance.correct', 'AttendanceCorrected', { staffNo, on, divisionCode, change: { before: { status, isLate, hasLeftEarly }, after: right, reason } });
      await substitutions.settle(tx, journal, posts);
      return null;
    });
  }

  async get(ctx: OperationContext, staffNo: string, on: string): Promise<AttendanceRecordEntity> {
    const record = await this.parts.attendance.find(ctx, staffNo, on);
    if (!record) throw new AttendanceError('ATTENDANCE_UNKNOWN', `There is no attendance of ${staffNo} on ${on}.`);
    return record;
  }

  /** An officer by number. @throws AttendanceError `OFFICER_UNKNOWN` */
  async officer(ctx: OperationContext, staffNo: string): Promise<OfficerEntity> {
    const [officer] = await this.parts.officers.findByStaffNumbers(ctx, [staffNo]);
    if (!officer) throw new AttendanceError('OFFICER_UNKNOWN', `There is no officer ${staffNo}: check the staff number.`);
    return officer;
  }

  private async manageable(tx: OperationContext, staffNo: string): Promise<OfficerEntity> {
    const officer = admitRow(manageAttendanceRule, tx.principal, await this.officer(tx, staffNo));
    if (tx.principal.staffNo !== staffNo) return officer;
    throw new AttendanceError('CORRECTION_NEEDS_ANOTHER_PERSON', 'Nobody writes down or corrects an own day: let the leader of the township do it.');
  }
}

/** What is still to come of days, each whole. */
function toCome(days: readonly string[], now: Date): readonly Interval[] {
  return days.map(businessDay).flatMap(({ from, until }) => (until <= now ? [] : [{ from: from < now ? now : from, until }]));
}

interface Announcement {
  readonly staffNo: string;
  readonly on: string;
  readonly divisionCode: string;
  readonly change: JsonValue;
}

function announce(journal: Journal, action: string, type: string, { staffNo, on, divisionCode, change }: Announcement): void {
  const key = `${staffNo} ${on}`;
  journal.audit({ action, entityType: 'AttendanceRecord', entityId: key, divisionCode, change });
  journal.publish({ type, key, divisionCode, payload: { staffNo, on } });
}

const blank = { checkedInAt: null, checkedOutAt: null, isLate: false, hasLeftEarly: false, reason: null, version: 1 } as const;
