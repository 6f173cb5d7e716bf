import type { Interval, WorkingTime } from '@mashang/domain';
import { businessDateOf, parseText } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type { DecideLeaveInput, LeaveStepInput, RequestLeaveInput } from '../__generated__/resolver-types';
import type { CoverageRepository } from '../coverage/coverage.repository';
import type { CoverageService } from '../coverage/coverage.service';
import { forLocalReading } from '../coverage/local-reading';
import type { EmploymentRepository } from '../employment/employment.repository';
import { assertServes } from '../employment/service-record';
import type { OfficerRepository } from '../officer/officer.repository';
import type { SubstitutionService } from '../substitution/substitution.service';
import { decideLeave, ownLeave } from './leave.access';
import type { LeaveEntity } from './leave.entity';
import { LeaveError } from './leave.errors';
import { parseLeaveInterval } from './leave.inputs';
import type { LeaveState, LeaveStep } from './leave.lifecycle';
import { leaveLifecycle } from './leave.lifecycle';
import type { LeaveRepository } from './leave.repository';

const LONGEST_TEXT = 500;

export interface LeaveParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly leaves: LeaveRepository;
  readonly officers: OfficerRepository;
  readonly employments: EmploymentRepository;
  readonly coverageRows: CoverageRepository;
  readonly coverage: CoverageService;
  readonly substitutions: SubstitutionService;
  readonly workingTime: WorkingTime;
}

/** 请假: nobody goes away so that a post which must be staffed stands empty. */
export class LeaveService {
  private readonly steps: RecordStepService<LeaveEntity, LeaveState, LeaveStep>;

  constructor(private readonly parts: LeaveParts) {
    const { leaves, unitOfWork } = parts;
    this.steps = new RecordStepService<LeaveEntity, LeaveState, LeaveStep>(unitOfWork, {
      type: 'Leave',
      lifecycle: leaveLifecycle,
      rule: ownLeave,
      unknown: 'LEAVE_UNKNOWN',
      find: (ctx, leaveNo) => leaves.findByNumber(ctx, leaveNo),
      advance: (...change) => leaves.advance(...change),
    });
  }

  get(ctx: OperationContext, leaveNo: string): Promise<LeaveEntity> {
    return this.steps.get(ctx, leaveNo);
  }

  /**
   * Asks for leave in person; from then on the time is held, so that nobody is granted what would contradict it.
   * @throws PostWouldStandEmpty
   */
  request(ctx: OperationContext, { idempotencyKey, kind, startsAt, endsAt, reason: given }: RequestLeaveInput): Promise<string> {
    const { leaves, officers, database, workingTime, coverage } = this.parts;
    const reason = parseText('reason', given, LONGEST_TEXT);
    const asked = { kind, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    const create = async ({ tx, now }: Omit<RecordStepScope<LeaveEntity>, 'row'>) => {
      const interval = parseLeaveInterval(workingTime, { from: startsAt, until: endsAt }, now);
      const { staffNo } = tx.principal;
      const [officer] = staffNo === undefined ? [] : await officers.findByStaffNumbers(tx, [staffNo]);
      if (!officer) throw new LeaveError('LEAVE_NEEDS_AN_OFFICER', 'Leave is asked for in person: sign in as the officer.');
      const posts = await coverage.lockPostsOf(tx, officer.staffNo, interval);
      await this.assertServes(tx, officer.staffNo, interval);
      const other = await leaves.findOverlapping(tx, officer.staffNo, interval);
      if (other) {
        const until = forLocalReading(other.awayUntil);
        throw new LeaveError('LEAVE_OVERLAPS', `The leave ${other.leaveNo} lasts from ${forLocalReading(other.startsAt)} to ${until}: withdraw it, or ask for the time beside it.`);
      }
      await coverage.admitAbsence(tx, posts, officer.staffNo, [interval]);
      const leaveNo = await nextRecordNo(database, tx, { series: 'personnel.Leave', letter: 'L' }, officer.divisionCode);
      const row: LeaveEntity = {
        ...undecided,
        leaveNo,
        staffNo: officer.staffNo,
        kind,
        reason,
        startsAt,
        endsAt,
        awayUntil: endsAt,
        state: 'REQUESTED',
        requestedAt: now,
        departmentCode: officer.departmentCode,
        divisionCode: officer.divisionCode,
        version: 1,
      };
      await leaves.insert(tx, row);
      return { key: leaveNo, row };
    };
    return this.steps.file(ctx, { mutation: 'personnel.requestLeave', idempotencyKey, asked, create });
  }

  /**
   * Grants a leave, and plans who acts meanwhile.
   * @throws PostWouldStandEmpty when something has changed since it was asked for that no rule could refuse, e.g. the calendar.
   */
  approve(ctx: OperationContext, { note: given, ...input }: DecideLeaveInput): Promise<void> {
    const decisionNote = given === null || given === undefined ? null : parseText('note', given, LONGEST_TEXT);
    return this.steps.take(ctx, {
      step: 'approve',
      mutation: 'personnel.approveLeave',
      key: input.leaveNo,
      input,
      rule: decideLeave,
      change: async ({ tx, row, now }) => {
        const interval = intervalOf(row);
        const posts = await this.parts.coverage.lockPostsOf(tx, row.staffNo, interval);
        await this.assertServes(tx, row.staffNo, interval);
        await this.parts.coverage.admitAbsence(tx, posts, row.staffNo, [interval], row.leaveNo);
        return { ...decidedBy(tx, row, now), decisionNote };
      },
      after: (scope) => this.settle(scope),
    });
  }

  reject(ctx: OperationContext, { note, ...input }: DecideLeaveInput): Promise<void> {
    const decisionNote = parseText('reason', note ?? '', LONGEST_TEXT);
    return this.steps.take(ctx, {
      step: 'reject',
      mutation: 'personnel.rejectLeave',
      key: input.leaveNo,
      input,
      rule: decideLeave,
      change: ({ tx, row, now }) => ({ ...decidedBy(tx, row, now), decisionNote }),
    });
  }

  /** Gives a leave back that has not begun. */
  withdraw(ctx: OperationContext, input: LeaveStepInput): Promise<void> {
    return this.steps.take(ctx, {
      step: 'withdraw',
      mutation: 'personnel.withdrawLeave',
      key: input.leaveNo,
      input,
      change: async ({ tx, row, now }) => {
        await this.parts.coverage.lockPostsOf(tx, row.staffNo, intervalOf(row));
        if (row.state === 'APPROVED' && row.startsAt <= now) throw new LeaveError('LEAVE_HAS_BEGUN', 'The leave has begun: return from it instead.');
        return {};
      },
      after: (scope) => this.settle(scope),
    });
  }

  /** Is back at work now, before the leave ends (销假); who acted meanwhile no longer does. */
  return(ctx: OperationContext, input: LeaveStepInput): Promise<void> {
    return this.steps.take(ctx, {
      step: 'return',
      mutation: 'personnel.returnFromLeave',
      key: input.leaveNo,
      input,
      change: async ({ tx, row, now }) => {
        await this.parts.coverage.lockPostsOf(tx, row.staffNo, intervalOf(row));
        if (now <= row.startsAt || now >= row.awayUntil) throw new LeaveError('RETURN_OUTSIDE_LEAVE', 'Nobody returns from a leave that has not begun or is over: withdraw what has not begun.');
        return { awayUntil: now };
      },
      after: (scope) => this.settle(scope),
    });
  }

  private async assertServes(tx: OperationContext, staffNo: string, { from, until }: Interval): Promise<void> {
    assertServes(staffNo, await this.parts.employments.listOf(tx, staffNo), businessDateOf(from), businessDateOf(new Date(until.getTime() - 1)));
  }

  private async settle({ tx, row, journal }: RecordStepScope<LeaveEntity>): Promise<void> {
    const posts = await this.parts.coverageRows.postsOf(tx, row.staffNo, { from: row.startsAt, until: row.endsAt });
    await this.parts.substitutions.settle(tx, journal, posts);
  }
}

const undecided = { decidedAt: null, decidedBy: null, decisionNote: null } as const;

function intervalOf({ startsAt, awayUntil }: LeaveEntity): Interval {
  return { from: startsAt, until: awayUntil };
}

/** Who decided and when; never the person who asked. */
function decidedBy(tx: OperationContext, { staffNo }: LeaveEntity, now: Date): Pick<LeaveEntity, 'decidedAt' | 'decidedBy'> {
  const decider = tx.principal.staffNo;
  if (decider === undefined || decider === staffNo) {
    throw new LeaveError('DECISION_NEEDS_ANOTHER_PERSON', "Nobody decides on their own leave: the head's is decided by a leader of the township.");
  }
  return { decidedAt: now, decidedBy: decider };
}
