import type { WorkingTime } from '@mashang/domain';
import { businessDateOf, DivisionCode, parseBusinessDate } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type { ComplaintNoteInput, DelayComplaintInput, DispatchComplaintInput, FileComplaintInput, RevisitComplaintInput } from '../__generated__/resolver-types';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { CaseRepository } from '../case/case.repository';
import type { TrackingService } from '../tracking/tracking.service';
import { answerComplaintRule, dispatchComplaintRule } from './complaint.access';
import type { ComplaintEntity } from './complaint.entity';
import type { ComplaintState, ComplaintStep } from './complaint.lifecycle';
import { complaintLifecycle } from './complaint.lifecycle';
import type { ComplaintRepository } from './complaint.repository';

/** Working days to answer, unless a law gives more; and the most that a delay may add (domain page 2.9: 12345 rules). */
const ANSWER_WORKING_DAYS = 5;
const LONGEST_DELAY = 15;

export interface ComplaintParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly complaints: ComplaintRepository;
  readonly cases: CaseRepository;
  readonly tracking: TrackingService;
  readonly workingTime: WorkingTime;
}

/** 投诉: taken in from the receipt's holder or by the hall, dispatched, answered in its days, called back. */
export class ComplaintService {
  private readonly steps: RecordStepService<ComplaintEntity, ComplaintState, ComplaintStep>;

  constructor(private readonly parts: ComplaintParts) {
    const { complaints, unitOfWork } = parts;
    this.steps = new RecordStepService<ComplaintEntity, ComplaintState, ComplaintStep>(unitOfWork, {
      type: 'Complaint',
      lifecycle: complaintLifecycle,
      rule: answerComplaintRule,
      unknown: 'COMPLAINT_UNKNOWN',
      find: (ctx, complaintNo) => complaints.findByNumber(ctx, complaintNo),
      advance: (...change) => complaints.advance(...change),
    });
  }

  get(ctx: OperationContext, complaintNo: string): Promise<ComplaintEntity> {
    return this.steps.get(ctx, complaintNo);
  }

  /** Takes a complaint in. Without an account it is about a case, opened by number and query code. */
  async file(ctx: OperationContext, input: FileComplaintInput): Promise<string> {
    const { idempotencyKey, division } = input;
    const title = parseText('TEXT_LENGTH', 'title', input.title, 100);
    const content = parseText('TEXT_LENGTH', 'content', input.content, 4000);
    DivisionCode.parse(division);
    const isOfficer = ctx.principal.scopes.includes('cases:write');
    // A case is named with its code or not at all, also in the hall: half a receipt is no receipt.
    if ((input.caseNo == null) !== (input.queryCode == null) || (!isOfficer && input.caseNo == null)) {
      throw new CaseError('COMPLAINT_NEEDS_RECEIPT', 'A complaint names its case by caseNo and queryCode of the receipt, both of them, and without an account it must: give both, or come to the hall.');
    }
    const opened = input.caseNo != null && input.queryCode != null ? await this.parts.tracking.open(ctx, input.caseNo, input.queryCode) : null;
    const caseNo = opened?.caseNo ?? null;
    return this.steps.file(ctx, {
      mutation: 'cases.fileComplaint',
      idempotencyKey,
      asked: { title, content, caseNo, division },
      create: async ({ tx, now }) => {
        const key = await nextRecordNo(this.parts.database, tx, { series: 'cases.Complaint', letter: 'C' }, division);
        const row: ComplaintEntity = { ...untouched, complaintNo: key, title, content, caseNo, state: 'RECEIVED', receivedAt: now, divisionCode: division, version: 1 };
        await this.parts.complaints.insert(tx, row);
        return { key, row };
      },
    });
  }

  /** Gives it to the department that answers it, within five working days. */
  dispatch(ctx: OperationContext, input: DispatchComplaintInput): Promise<void> {
    return this.handOver(ctx, 'dispatch', 'cases.dispatchComplaint', input);
  }

  /** Gives a dispatched complaint to another department (改派), whose days begin anew. */
  redispatch(ctx: OperationContext, input: DispatchComplaintInput): Promise<void> {
    return this.handOver(ctx, 'redispatch', 'cases.redispatchComplaint', input);
  }

  /** Does not accept it, because a court, a petition or an earlier decision has it, with the reason. */
  reject(ctx: OperationContext, input: ComplaintNoteInput): Promise<void> {
    const note = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    return this.steps.take(ctx, { ...ofNote('reject', 'cases.rejectComplaint', input, note), rule: dispatchComplaintRule, change: ({ now }) => ({ note, closedAt: now }) });
  }

  answer(ctx: OperationContext, input: ComplaintNoteInput): Promise<void> {
    const answer = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    return this.steps.take(ctx, {
      ...ofNote('answer', 'cases.answerComplaint', input, answer),
      change: ({ tx, now }) => ({ answer, answeredAt: now, answeredBy: tx.principal.staffNo ?? null }),
    });
  }

  /** Sends it back because it is clearly another's; once in its life, whoever has it then answers it (不得再次退回). */
  sendBack(ctx: OperationContext, input: ComplaintNoteInput): Promise<void> {
    const note = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    return this.steps.take(ctx, {
      ...ofNote('sendBack', 'cases.sendComplaintBack', input, note),
      change: ({ row }) => {
        if (row.wasSentBack) throw new CaseError('COMPLAINT_SENT_BACK_BEFORE', 'The complaint was sent back once and is not sent back again: answer it.');
        return { note, wasSentBack: true, departmentCode: null, dueOn: null };
      },
    });
  }

  /** Says that it takes longer, why, and by when; once. */
  delay(ctx: OperationContext, input: DelayComplaintInput): Promise<void> {
    const delayReason = parseText('TEXT_LENGTH', 'reason', input.reason, 1000);
    const { workingDays } = input;
    if (workingDays < 1 || workingDays > LONGEST_DELAY) throw new CaseError('DELAY_LENGTH', `The delay has ${workingDays} working days: give 1 to ${LONGEST_DELAY}.`);
    return this.steps.take(ctx, {
      step: 'delay',
      mutation: 'cases.delayComplaint',
      key: input.complaintNo,
      input,
      asked: { workingDays, reason: delayReason },
      change: ({ row, now }) => {
        if (row.delayReason !== null) throw new CaseError('COMPLAINT_DELAYED_BEFORE', 'The complaint was delayed once: answer it.');
        if (row.dueOn === null || businessDateOf(now) > row.dueOn) throw new CaseError('DELAY_TOO_LATE', `The days to answer ended on ${row.dueOn ?? '-'}: answer it, a delay is announced before.`);
        return { delayReason, dueOn: this.dueAfter(row.dueOn, workingDays) };
      },
    });
  }

  /** Calls back (回访); who is still unhappy sends it to the department again. */
  revisit(ctx: OperationContext, input: RevisitComplaintInput): Promise<void> {
    const note = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    const { isSatisfied, isFounded } = input;
    if (isFounded && !isSatisfied) throw new CaseError('COMPLAINT_STILL_OPEN', 'Whether a complaint is justified is said when it is closed: leave isFounded out while the department has to answer again.');
    return this.steps.take(ctx, {
      step: isSatisfied ? 'close' : 'reopen',
      mutation: 'cases.revisitComplaint',
      key: input.complaintNo,
      input,
      asked: { isSatisfied, isFounded, note },
      rule: dispatchComplaintRule,
      change: ({ now }) => (isSatisfied ? { note, closedAt: now, isFounded } : { note, dueOn: this.dueAfter(businessDateOf(now), ANSWER_WORKING_DAYS) }),
      after: async ({ tx, row, journal }) => {
        if (row.isFounded !== true) return;
        const { complaintNo, caseNo, title, departmentCode, divisionCode } = row;
        const [filed] = caseNo === null ? [] : await this.parts.cases.findByNumbers(tx, [caseNo]);
        const payload = { complaintNo, caseNo, title, departmentCode, staffNo: filed?.firstContactStaffNo ?? null };
        journal.publish({ type: 'ComplaintUpheld', key: complaintNo, divisionCode, payload });
      },
    });
  }

  /** Working days past the last day to answer, at an instant; 0 in time and before it is dispatched. */
  overdueWorkingDays(dueOn: string | null, at: Date | null): number {
    if (dueOn === null || at === null) return 0;
    return Math.max(0, this.parts.workingTime.calendar.workingDaysBetween(parseBusinessDate(dueOn), businessDateOf(at)));
  }

  private handOver(ctx: OperationContext, step: 'dispatch' | 'redispatch', mutation: string, input: DispatchComplaintInput): Promise<void> {
    const { complaintNo: key, department } = input;
    return this.steps.take(ctx, {
      step,
      mutation,
      key,
      input,
      asked: { department },
      rule: dispatchComplaintRule,
      change: async ({ tx, now }) => {
        await this.assertDepartment(tx, department);
        return { departmentCode: department, dispatchedAt: now, dueOn: this.dueAfter(businessDateOf(now), ANSWER_WORKING_DAYS) };
      },
    });
  }

  private async assertDepartment(ctx: OperationContext, department: string): Promise<void> {
    if (await this.parts.complaints.isDepartment(ctx, department)) return;
    throw new CaseError('DEPARTMENT_UNKNOWN', `No department ${department} implements an item or has a window: take the code from departments.`);
  }

  private dueAfter(day: string, workingDays: number): string {
    return this.parts.workingTime.calendar.addWorkingDays(parseBusinessDate(day), workingDays).dueOn;
  }
}

function ofNote<Step extends ComplaintStep>(step: Step, mutation: string, input: ComplaintNoteInput, note: string) {
  return { step, mutation, key: input.complaintNo, input, asked: { note } };
}

const untouched = {
  departmentCode: null,
  dispatchedAt: null,
  dueOn: null,
  wasSentBack: false,
  delayReason: null,
  answer: null,
  answeredAt: null,
  answeredBy: null,
  note: null,
  closedAt: null,
  isFounded: null,
} as const;
