import { businessDateOf, parseText } from '@mashang/domain';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { newId } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { admitRow, RecordStepService } from '@mashang/platform-subgraph';
import type {
  AssignVillageInput,
  ConfirmVillageIssueInput,
  EndVillageAssignmentInput,
  RecordVillageVisitInput,
  VillageIssueNoteInput,
} from '../__generated__/resolver-types';
import type { OfficeRegister } from '../office/office-register';
import { OfficeError } from '../office/office.errors';
import { staffNoOf } from '../office/staff';
import type { VillageAssignmentEntity } from './village-assignment.entity';
import type { VillageIssueEntity } from './village-issue.entity';
import type { VillageIssueState, VillageIssueStep } from './village-issue.lifecycle';
import { villageIssueLifecycle } from './village-issue.lifecycle';
import { assignVillageRule, confirmIssue, ownIssue, recordVisitRule } from './village-pairing.access';
import type { VillagePairingRepository } from './village-pairing.repository';

type IssueScope = RecordStepScope<VillageIssueEntity>;

const MOST_ISSUES = 20;

/** 干部联村包点: every village has an officer who answers for it, visits it, and sees to it that what it raises is solved. */
export class VillagePairingService {
  private readonly issues: RecordStepService<VillageIssueEntity, VillageIssueState, VillageIssueStep>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pairing: VillagePairingRepository,
    private readonly register: OfficeRegister,
  ) {
    this.issues = new RecordStepService<VillageIssueEntity, VillageIssueState, VillageIssueStep>(unitOfWork, {
      type: 'VillageIssue',
      lifecycle: villageIssueLifecycle,
      rule: confirmIssue,
      unknown: 'VILLAGE_ISSUE_UNKNOWN',
      find: (ctx, id) => pairing.findIssue(ctx, id),
      advance: (...change) => pairing.advanceIssue(...change),
    });
  }

  getIssue(ctx: OperationContext, id: string): Promise<VillageIssueEntity> {
    return this.issues.get(ctx, id);
  }

  /** Gives a village an officer and answers the assignment's id; refuses with `PAIRED_BEFORE` one who answers for it then already, `OFFICER_HAS_LEFT` one who has left by then. */
  assign(ctx: OperationContext, { idempotencyKey, village: divisionCode, staffNo, startsOn }: AssignVillageInput): Promise<string> {
    const request = { name: 'personnel.assignVillage', idempotencyKey, input: { village: divisionCode, staffNo, startsOn } };
    return this.unitOfWork.run(ctx, request, async (tx, journal) => {
      await this.assertVillage(tx, divisionCode);
      admitRow(assignVillageRule, tx.principal, { divisionCode });
      await this.assertOfficers(tx, [staffNo]);
      await this.register.assertInService(tx, [staffNo], startsOn);
      await this.pairing.holdVillage(tx, divisionCode);
      const earlier = await this.pairing.listAssignments(tx, divisionCode, staffNo);
      // An assignment without an end goes on beyond any first day.
      if (earlier.some(({ endsOn }) => endsOn === null || endsOn >= startsOn)) {
        throw new OfficeError('PAIRED_BEFORE', `${staffNo} answers for this village on ${startsOn} already: end that assignment first.`);
      }
      const id = newId(tx.clock);
      await this.pairing.insertAssignment(tx, { id, divisionCode, staffNo, startsOn, endsOn: null, version: 1 });
      journal.audit({ action: 'villageAssignment.begin', entityType: 'VillageAssignment', entityId: id, divisionCode, change: { staffNo, startsOn } });
      journal.publish({ type: 'VillageAssigned', key: id, divisionCode, payload: { id, staffNo, startsOn } });
      return id;
    });
  }

  /** Ends an assignment; refuses with `ASSIGNMENT_DAY` a last day before the first, or an end of what has ended. */
  async end(ctx: OperationContext, { idempotencyKey, id, version, endsOn }: EndVillageAssignmentInput): Promise<void> {
    await this.unitOfWork.run(ctx, { name: 'personnel.endVillageAssignment', idempotencyKey, input: { id, version, endsOn } }, async (tx, journal) => {
      const assignment = admitRow(assignVillageRule, tx.principal, await this.getAssignment(tx, id));
      if (assignment.endsOn !== null) throw new OfficeError('ASSIGNMENT_DAY', `The assignment ended on ${assignment.endsOn}: nothing is left to end.`);
      if (endsOn < assignment.startsOn) throw new OfficeError('ASSIGNMENT_DAY', `The assignment begins on ${assignment.startsOn}: give that day or a later one.`);
      await this.pairing.endAssignment(tx, id, version, endsOn);
      const { divisionCode, staffNo } = assignment;
      journal.audit({ action: 'villageAssignment.end', entityType: 'VillageAssignment', entityId: id, divisionCode, change: { endsOn } });
      journal.publish({ type: 'VillageAssignmentEnded', key: id, divisionCode, payload: { id, staffNo, endsOn } });
      return null;
    });
  }

  async getAssignment(ctx: OperationContext, id: string): Promise<VillageAssignmentEntity> {
    const assignment = await this.pairing.findAssignment(ctx, id);
    if (!assignment) throw new OfficeError('ASSIGNMENT_UNKNOWN', `There is no assignment ${id}: take the id from villageAssignments.`);
    return assignment;
  }

  /** Records the caller's visit and answers its id; refuses with `NOT_PAIRED` who does not answer for the village on that day. */
  recordVisit(ctx: OperationContext, input: RecordVillageVisitInput): Promise<string> {
    const { idempotencyKey, village: divisionCode, visitedOn } = input;
    const heard = parseText('text of what was heard', input.heard, 2000);
    const raised = input.issues.map(({ matter, responsible, dueOn }) => ({ matter: parseText('issue', matter, 500), responsible, dueOn }));
    if (raised.length > MOST_ISSUES) throw new OfficeError('NUMBER_OUT_OF_RANGE', `A visit raises at most ${MOST_ISSUES} issues: record another visit for the rest.`);
    const request = { name: 'personnel.recordVillageVisit', idempotencyKey, input: { village: divisionCode, visitedOn, heard, issues: raised } };
    return this.unitOfWork.run(ctx, request, async (tx, journal) => {
      await this.assertVillage(tx, divisionCode);
      admitRow(recordVisitRule, tx.principal, { divisionCode });
      const staffNo = staffNoOf(tx.principal);
      const now = tx.clock.now();
      const today = businessDateOf(now);
      if (visitedOn > today) throw new OfficeError('VISIT_IN_THE_FUTURE', `The visit is dated ${visitedOn}, after today (${today}): record it when it has been made.`);
      const assignments = await this.pairing.listAssignments(tx, divisionCode, staffNo);
      if (!assignments.some(({ startsOn, endsOn }) => startsOn <= visitedOn && (endsOn === null || visitedOn <= endsOn))) {
        throw new OfficeError('NOT_PAIRED', `You did not answer for this village on ${visitedOn}: let whoever did record the visit.`);
      }
      const departments = await this.assertOfficers(tx, raised.map(({ responsible }) => responsible));
      await this.register.assertInService(tx, raised.map(({ responsible }) => responsible), today);
      const early = raised.find(({ dueOn }) => dueOn < visitedOn);
      if (early) throw new OfficeError('ISSUE_DUE_DAY', `An issue raised on ${visitedOn} is due on that day or later, not on ${early.dueOn}.`);
      const id = newId(tx.clock);
      const unsolved = { resolution: null, resolvedOn: null, confirmedBy: null, confirmedOn: null, reopenReason: null, version: 1 };
      const issues = raised.map(({ matter, responsible, dueOn }) => ({
        ...unsolved,
        id: newId(tx.clock),
        visitId: id,
        divisionCode,
        departmentCode: departments.get(responsible) ?? null,
        matter,
        responsibleStaffNo: responsible,
        raisedOn: visitedOn,
        dueOn,
        state: 'OPEN' as const,
      }));
      const visit = { id, divisionCode, staffNo, departmentCode: tx.principal.departmentCode ?? null, visitedOn, heard, recordedAt: now };
      await this.pairing.insertVisit(tx, visit, issues);
      journal.audit({ action: 'villageVisit.record', entityType: 'VillageVisit', entityId: id, divisionCode, change: { staffNo, visitedOn, issues: issues.length } });
      journal.publish({ type: 'VillageVisited', key: id, divisionCode, payload: { id, staffNo, visitedOn } });
      for (const issue of issues) journal.publish({ type: 'VillageIssueOpen', key: issue.id, divisionCode, payload: { key: issue.id, state: issue.state } });
      return id;
    });
  }

  /** Whoever answers for it says it is solved. */
  resolve(ctx: OperationContext, input: VillageIssueNoteInput): Promise<void> {
    const resolution = parseText('note', input.note, 1000);
    const change = ({ now }: IssueScope) => ({ resolution, resolvedOn: businessDateOf(now) });
    return this.issues.take(ctx, { step: 'resolve', mutation: 'personnel.resolveVillageIssue', key: input.id, input, asked: { resolution }, rule: ownIssue, change });
  }

  /** The village says it is solved. */
  confirm(ctx: OperationContext, input: ConfirmVillageIssueInput): Promise<void> {
    const change = ({ tx, now }: IssueScope) => ({ confirmedBy: staffNoOf(tx.principal), confirmedOn: businessDateOf(now) });
    return this.issues.take(ctx, { step: 'confirm', mutation: 'personnel.confirmVillageIssue', key: input.id, input, change });
  }

  /** The village says it is not. */
  reopen(ctx: OperationContext, input: VillageIssueNoteInput): Promise<void> {
    const reopenReason = parseText('note', input.note, 1000);
    const change = () => ({ reopenReason, resolution: null, resolvedOn: null });
    return this.issues.take(ctx, { step: 'reopen', mutation: 'personnel.reopenVillageIssue', key: input.id, input, asked: { reopenReason }, change });
  }

  private async assertVillage(tx: OperationContext, code: string): Promise<void> {
    const division = await this.pairing.findDivision(tx, code);
    if (division?.level !== 'VILLAGE') throw new OfficeError('DIVISION_UNKNOWN', `There is no village or community ${code}: take the code from divisions.`);
  }

  /** The department of each of the officers, who must all be known. */
  private async assertOfficers(tx: OperationContext, staffNumbers: readonly string[]): Promise<ReadonlyMap<string, string | null>> {
    const departments = new Map((await this.pairing.findOfficers(tx, staffNumbers)).map((officer) => [officer.staffNo, officer.departmentCode]));
    const unknown = staffNumbers.find((staffNo) => !departments.has(staffNo));
    if (unknown !== undefined) throw new OfficeError('OFFICER_UNKNOWN', `There is no officer ${unknown}: check the staff number.`, { staffNo: unknown });
    return departments;
  }
}
