import type { WorkingTime } from '@mashang/domain';
import { businessDateOf, DivisionCode, parseBusinessDate } from '@mashang/domain';
import { answersFor } from '@mashang/platform-identity';
import type { Database, OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type { ComplaintNoteInput, DelayComplaintInput, DispatchComplaintInput, FileComplaintInput, RevisitComplaintInput } from '../__generated__/resolver-types';
import type { CaseEntity } from '../case/case.entity';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { TrackingService } from '../tracking/tracking.service';
import { overdueWorkingDays } from './complaint-overdue';
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
  readonly tracking: TrackingService;
  readonly personalNumbers: PersonalNumberVault;
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

  /**
   * The complaint about a case, to whoever holds the case's query code.
   * @throws CaseError `TRACKING_UNKNOWN`, `TRACKING_LIMITED`, in the words for cases
   */
  async track(ctx: OperationContext, typedNumber: string, queryCode: string): Promise<ComplaintEntity> {
    const complaint = await this.parts.complaints.findByNumber(ctx, typedNumber.trim());
    // What has no case is opened by no code, in the words for a wrong one; a case's number, which has one, is no complaint's.
    await this.parts.tracking.open(ctx, complaint?.caseNo ?? `complaint ${typedNumber}`, queryCode);
    return this.get(ctx, typedNumber.trim());
  }

  /** Takes a complaint in. Without an account it is about a case, opened by number and query code. */
  async file(ctx: OperationContext, input: FileComplaintInput): Promise<string> {
    const { idempotencyKey, division } = input;
    const title = parseText('TEXT_LENGTH', 'title', input.title, 100);
    const content = parseText('TEXT_LENGTH', 'content', input.content, 4000);
    const complainant = input.complainant == null ? null : parseText('TEXT_LENGTH', 'name', input.complainant, 64);
    const filed = await this.caseOf(ctx, input);
    const caseNo = filed?.caseNo ?? null;
    assertDivision(ctx, DivisionCode.parse(division), filed);
    const party = await this.partyOf(ctx, input, filed);
    return this.steps.file(ctx, {
      // The case belongs to the name: callers without an account are one subject, and two of them may choose one key.
      mutation: caseNo === null ? 'cases.fileComplaint' : `cases.fileComplaint of ${caseNo}`,
      idempotencyKey,
      asked: { caseNo, division, ...party, words: this.digestOf(title, content, complainant ?? '') },
      create: async ({ tx, now }) => {
        const key = await nextRecordNo(this.parts.database, tx, { series: 'cases.Complaint', letter: 'C' }, division);
        const row: ComplaintEntity = { ...untouched, ...party, complaintNo: key, title, content, complainant, caseNo, state: 'RECEIVED', receivedAt: now, divisionCode: division, version: 1 };
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
    return this.steps.take(ctx, { ...this.ofNote('reject', 'cases.rejectComplaint', input, note), rule: dispatchComplaintRule, change: ({ now }) => ({ note, closedAt: now }) });
  }

  answer(ctx: OperationContext, input: ComplaintNoteInput): Promise<void> {
    const answer = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    return this.steps.take(ctx, {
      ...this.ofNote('answer', 'cases.answerComplaint', input, answer),
      change: ({ tx, row, now }) => ({ answer, answeredAt: now, answeredBy: tx.principal.staffNo ?? null, ...this.turnEnds(row, now) }),
    });
  }

  /** Sends it back because it is clearly another's; once in its life, whoever has it then answers it (不得再次退回). */
  sendBack(ctx: OperationContext, input: ComplaintNoteInput): Promise<void> {
    const note = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    return this.steps.take(ctx, {
      ...this.ofNote('sendBack', 'cases.sendComplaintBack', input, note),
      change: ({ row, now }) => {
        if (row.wasSentBack) throw new CaseError('COMPLAINT_SENT_BACK_BEFORE', 'The complaint was sent back once and is not sent back again: answer it.');
        return { note, wasSentBack: true, departmentCode: null, dueOn: null, delayReason: null, ...this.turnEnds(row, now) };
      },
    });
  }

  /** Says that it takes longer, why, and by when; once for each department that has it. */
  delay(ctx: OperationContext, input: DelayComplaintInput): Promise<void> {
    const delayReason = parseText('TEXT_LENGTH', 'reason', input.reason, 1000);
    const { workingDays } = input;
    if (workingDays < 1 || workingDays > LONGEST_DELAY) throw new CaseError('DELAY_LENGTH', `The delay has ${workingDays} working days: give 1 to ${LONGEST_DELAY}.`);
    return this.steps.take(ctx, {
      step: 'delay',
      mutation: 'cases.delayComplaint',
      key: input.complaintNo,
      input,
      asked: { workingDays, words: this.digestOf(delayReason) },
      change: ({ row, now }) => {
        if (row.delayReason !== null) throw new CaseError('COMPLAINT_DELAYED_BEFORE', 'The complaint was delayed once: answer it.');
        if (row.dueOn === null || businessDateOf(now) > row.dueOn) throw new CaseError('DELAY_TOO_LATE', `The days to answer ended on ${row.dueOn ?? '-'}: answer it, a delay is announced before.`);
        return { delayReason, dueOn: this.dueAfter(row.dueOn, workingDays) };
      },
    });
  }

  /** Calls back (回访): closes it, with a citizen who is content or not, or has the department answer again. */
  async revisit(ctx: OperationContext, input: RevisitComplaintInput): Promise<void> {
    const note = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    const { isSatisfied, outcome } = input;
    const named = input.complainedDepartment ?? null;
    if (named !== null) await this.assertDepartment(ctx, named);
    const isFounded = outcome === 'FOUNDED';
    return this.steps.take(ctx, {
      step: outcome === 'ANSWER_AGAIN' ? 'reopen' : 'close',
      mutation: 'cases.revisitComplaint',
      key: input.complaintNo,
      input,
      asked: { isSatisfied, outcome, complainedDepartment: named, words: this.digestOf(note) },
      rule: dispatchComplaintRule,
      change: ({ row, now }) => {
        if (outcome === 'ANSWER_AGAIN') return { note, isSatisfied, dueOn: this.dueAfter(businessDateOf(now), ANSWER_WORKING_DAYS), ...this.turnEnds(row, now) };
        const complainedDepartmentCode = row.complainedDepartmentCode ?? named;
        if (isFounded && complainedDepartmentCode === null) throw new CaseError('COMPLAINED_PARTY_MISSING', 'The complaint names nobody it could be justified against: give complainedDepartment.');
        return { note, isSatisfied, isFounded, closedAt: now, complainedDepartmentCode };
      },
      after: ({ row, journal }) => {
        const { complaintNo, caseNo, complainedDepartmentCode: departmentCode, complainedStaffNo: staffNo, divisionCode } = row;
        // What the citizen wrote stays with the complaint: whoever follows the event reads the number, and asks for the rest.
        const payload = { complaintNo, caseNo, title: `投诉属实 ${complaintNo}`, departmentCode, staffNo };
        if (row.isFounded === true) journal.publish({ type: 'ComplaintUpheld', key: complaintNo, divisionCode, payload });
        return Promise.resolve();
      },
    });
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
      change: async ({ tx, row, now }) => {
        await this.assertDepartment(tx, department);
        return { departmentCode: department, dispatchedAt: now, dueOn: this.dueAfter(businessDateOf(now), ANSWER_WORKING_DAYS), delayReason: null, ...this.turnEnds(row, now) };
      },
    });
  }

  /** A case is named with its code or not at all, also in the hall: half a receipt is no receipt. */
  private async caseOf(ctx: OperationContext, { caseNo, queryCode }: FileComplaintInput): Promise<CaseEntity | null> {
    const isOfficer = ctx.principal.scopes.includes('cases:write');
    if ((caseNo == null) !== (queryCode == null) || (!isOfficer && caseNo == null)) {
      throw new CaseError('COMPLAINT_NEEDS_RECEIPT', 'A complaint names its case by caseNo and queryCode of the receipt, both of them, and without an account it must: give both, or come to the hall.');
    }
    return caseNo != null && queryCode != null ? this.parts.tracking.open(ctx, caseNo, queryCode) : null;
  }

  /** Whom it is about: as named, by default the case's department and its first contact. */
  private async partyOf(ctx: OperationContext, { complainedDepartment, complainedOfficer }: FileComplaintInput, filed: CaseEntity | null) {
    const complainedDepartmentCode = complainedDepartment ?? filed?.departmentCode ?? null;
    if (complainedDepartment != null) await this.assertDepartment(ctx, complainedDepartment);
    if (complainedOfficer != null && !(await this.parts.complaints.hasServedIn(ctx, complainedOfficer, complainedDepartmentCode ?? ''))) {
      throw new CaseError('OFFICER_UNKNOWN', `No officer ${complainedOfficer} has a post in that department: name the department, and read the number off the badge, or leave it out.`);
    }
    const ofCase = complainedDepartmentCode === filed?.departmentCode ? filed.firstContactStaffNo : null;
    return { complainedDepartmentCode, complainedStaffNo: complainedOfficer ?? ofCase };
  }

  private async assertDepartment(ctx: OperationContext, department: string): Promise<void> {
    if (await this.parts.complaints.isDepartment(ctx, department)) return;
    throw new CaseError('DEPARTMENT_UNKNOWN', `No department ${department} implements an item or has a window: take the code from departments.`);
  }

  /** What a department's turn leaves on the record when it ends: the working days by which it was late, added up. */
  private turnEnds(row: ComplaintEntity, now: Date): Pick<ComplaintEntity, 'wasOverdueWorkingDays'> {
    return { wasOverdueWorkingDays: overdueWorkingDays(this.parts.workingTime.calendar, row, now) };
  }

  private dueAfter(day: string, workingDays: number): string {
    return this.parts.workingTime.calendar.addWorkingDays(parseBusinessDate(day), workingDays).dueOn;
  }

  private ofNote<Step extends ComplaintStep>(step: Step, mutation: string, input: ComplaintNoteInput, note: string) {
    return { step, mutation, key: input.complaintNo, input, asked: { words: this.digestOf(note) } };
  }

  private digestOf(...words: readonly string[]): string {
    return this.parts.personalNumbers.digestOf(words);
  }
}

/** Whoever lives in the township of the case, or that of the hall's officer, complains there. */
function assertDivision({ principal }: OperationContext, division: string, filed: CaseEntity | null): void {
  const isInside = filed === null ? answersFor(principal, division) : DivisionCode.contains(DivisionCode.townshipOf(filed.divisionCode), division);
  if (!isInside) throw new CaseError('DIVISION_OUTSIDE_TOWNSHIP', `${division} does not lie in the township of the case or the hall: give the village or community you live in.`);
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
  wasOverdueWorkingDays: 0,
  isSatisfied: null,
  isFounded: null,
} as const;
