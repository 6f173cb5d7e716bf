import { businessDateOf, parseText } from '@mashang/domain';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { newId } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { admitRow, RecordStepService } from '@mashang/platform-subgraph';
import type { CancelStudySessionInput, MakeUpStudyInput, PlanStudySessionInput, StudyAttendanceInput } from '../__generated__/resolver-types';
import type { OfficeRegister } from '../office/office-register';
import { OfficeError } from '../office/office.errors';
import { staffNoOf } from '../office/staff';
import type { StudyInvitationEntity } from './study-invitation.entity';
import type { StudySessionEntity } from './study-session.entity';
import { ownStudySession, planStudy } from './study.access';
import type { StudySessionState, StudySessionStep } from './study.lifecycle';
import { studyLifecycle } from './study.lifecycle';
import type { StudyRepository } from './study.repository';

/** So many names the audit record of one request holds. */
const MOST_NAMED = 1000;

type StudyScope = RecordStepScope<StudySessionEntity>;

/** 集中学习: who must attend is written down with the plan, who was there by the organiser on the day or later. */
export class StudyService {
  private readonly steps: RecordStepService<StudySessionEntity, StudySessionState, StudySessionStep>;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly study: StudyRepository,
    private readonly register: OfficeRegister,
  ) {
    this.steps = new RecordStepService<StudySessionEntity, StudySessionState, StudySessionStep>(unitOfWork, {
      type: 'StudySession',
      lifecycle: studyLifecycle,
      rule: ownStudySession,
      unknown: 'STUDY_SESSION_UNKNOWN',
      find: (ctx, id) => study.findById(ctx, id),
      advance: (...change) => study.advance(...change),
    });
  }

  get(ctx: OperationContext, id: string): Promise<StudySessionEntity> {
    return this.steps.get(ctx, id);
  }

  /** Plans a session and answers its id; refuses with `STUDY_CIRCLE` when nobody would have to attend, `OFFICER_UNKNOWN` officers of elsewhere, `OFFICER_HAS_LEFT` who has left by its day. */
  plan(ctx: OperationContext, input: PlanStudySessionInput): Promise<string> {
    const { idempotencyKey, division: divisionCode, kind, heldOn, invited } = input;
    const topic = parseText('topic', input.topic, 200);
    const create = async ({ tx }: Omit<StudyScope, 'row'>) => {
      admitRow(planStudy, tx.principal, { divisionCode });
      const id = newId(tx.clock);
      const row = { id, kind, state: 'PLANNED' as const, heldOn, topic, divisionCode, organiserStaffNo: staffNoOf(tx.principal), cancelReason: null, version: 1 };
      await this.study.insert(tx, row, await this.circleOf(tx, id, { divisionCode, kind, heldOn, invited: invited ?? null }));
      return { key: id, row };
    };
    const asked = { division: divisionCode, kind, heldOn, topic, invited: invited ? namesOf(invited) : null };
    return this.steps.file(ctx, { mutation: 'personnel.planStudySession', idempotencyKey, asked, create });
  }

  /** Records that it was held; refuses with `STUDY_IN_THE_FUTURE` before its day and `NOT_IN_STUDY_CIRCLE` for who need not attend. */
  hold(ctx: OperationContext, input: StudyAttendanceInput): Promise<void> {
    return this.attended(ctx, 'hold', 'personnel.holdStudySession', input);
  }

  /** Adds who was there and had been left out. */
  recordAttendance(ctx: OperationContext, input: StudyAttendanceInput): Promise<void> {
    return this.attended(ctx, 'attend', 'personnel.recordStudyAttendance', input);
  }

  /** Records a making up (补学) with its day, not before the session and not in the future, and its proof. */
  makeUp(ctx: OperationContext, input: MakeUpStudyInput): Promise<void> {
    const { id, staffNo, studiedOn } = input;
    const proof = parseText('proof', input.proof, 1000);
    const change = async (scope: StudyScope) => {
      const today = businessDateOf(scope.now);
      if (studiedOn < scope.row.heldOn || studiedOn > today) {
        throw new OfficeError('STUDY_MAKE_UP_DAY', `A session of ${scope.row.heldOn} is made up for from that day until today (${today}), not on ${studiedOn}.`);
      }
      const members = await this.notYetRecorded(scope, [staffNo]);
      const recordedBy = staffNoOf(scope.tx.principal);
      await this.study.insertAttendances(scope.tx, members.map(({ departmentCode: _, ...member }) => ({ ...member, way: 'MADE_UP', studiedOn, proof, recordedBy })));
      return {};
    };
    return this.steps.take(ctx, { step: 'makeUp', mutation: 'personnel.recordMakeUpStudy', key: id, input, asked: { staffNo, studiedOn, proof }, change });
  }

  cancel(ctx: OperationContext, input: CancelStudySessionInput): Promise<void> {
    const cancelReason = parseText('reason', input.reason, 1000);
    return this.steps.take(ctx, {
      step: 'cancel',
      mutation: 'personnel.cancelStudySession',
      key: input.id,
      input,
      asked: { reason: cancelReason },
      change: () => ({ cancelReason }),
    });
  }

  private attended(ctx: OperationContext, step: 'hold' | 'attend', mutation: string, input: StudyAttendanceInput): Promise<void> {
    const present = namesOf(input.present);
    const change = async (scope: StudyScope) => {
      const today = businessDateOf(scope.now);
      const { heldOn } = scope.row;
      if (heldOn > today) {
        throw new OfficeError('STUDY_IN_THE_FUTURE', `The session is on ${heldOn}, and today is ${today}: record who was there when it has been held.`);
      }
      const members = await this.notYetRecorded(scope, present);
      const recordedBy = staffNoOf(scope.tx.principal);
      await this.study.insertAttendances(scope.tx, members.map(({ departmentCode: _, ...member }) => ({ ...member, way: 'PRESENT', studiedOn: null, proof: null, recordedBy })));
      return {};
    };
    return this.steps.take(ctx, { step, mutation, key: input.id, input, asked: { present }, change });
  }

  /** The invitations of officers who had to attend and have taken part in no way yet. */
  private async notYetRecorded({ tx, row }: StudyScope, staffNumbers: readonly string[]): Promise<readonly StudyInvitationEntity[]> {
    const invitations = new Map((await this.study.listInvited(tx, row.id)).map((invitation) => [invitation.staffNo, invitation]));
    const recorded = new Set((await this.study.listAttendances(tx, row.id)).map(({ staffNo }) => staffNo));
    return staffNumbers.map((staffNo) => {
      const invitation = invitations.get(staffNo);
      if (!invitation) throw new OfficeError('NOT_IN_STUDY_CIRCLE', `${staffNo} did not have to attend this session: leave the number out.`, { staffNo });
      if (recorded.has(staffNo)) throw new OfficeError('STUDIED_BEFORE', `The part that ${staffNo} took is recorded already: leave the number out.`, { staffNo });
      recorded.add(staffNo);
      return invitation;
    });
  }

  /** Whoever had to attend the last core-group session and serves on the day of the next. */
  private async lastCoreGroup(tx: OperationContext, divisionCode: string, heldOn: string): Promise<readonly string[]> {
    const staffNumbers = await this.study.listLastCoreGroup(tx, divisionCode);
    const left = await this.register.leftBefore(tx, staffNumbers, heldOn);
    return staffNumbers.filter((staffNo) => !left.has(staffNo));
  }

  private async circleOf(
    tx: OperationContext,
    sessionId: string,
    { divisionCode, kind, heldOn, invited }: Pick<StudySessionEntity, 'divisionCode' | 'kind' | 'heldOn'> & { readonly invited: readonly string[] | null },
  ): Promise<readonly StudyInvitationEntity[]> {
    if (kind === 'ALL_STAFF' && invited !== null) throw new OfficeError('STUDY_CIRCLE', 'All staff attend a session of this kind: leave invited out, or choose NAMED_STAFF.');
    const asked = kind === 'CORE_GROUP' && invited === null ? await this.lastCoreGroup(tx, divisionCode, heldOn) : invited;
    const named = kind === 'ALL_STAFF' ? null : [...new Set(asked ?? [])];
    if (named?.length === 0) throw new OfficeError('STUDY_CIRCLE', 'Nobody would have to attend: name the staff numbers in invited.');
    const staff = named === null ? await this.study.listServing(tx, divisionCode, heldOn) : await this.study.listStaff(tx, divisionCode, named);
    const known = new Set(staff.map(({ staffNo }) => staffNo));
    const stranger = named?.find((staffNo) => !known.has(staffNo));
    if (stranger !== undefined) throw new OfficeError('OFFICER_UNKNOWN', `No officer ${stranger} serves in this division: check the staff number.`, { staffNo: stranger });
    if (named !== null) await this.register.assertInService(tx, named, heldOn);
    if (staff.length === 0) throw new OfficeError('STUDY_CIRCLE', 'Nobody serves in this division: check its code.');
    return staff.map(({ staffNo, divisionCode: serving, departmentCode }) => ({ sessionId, staffNo, divisionCode: serving, departmentCode: departmentCode ?? '' }));
  }
}

function namesOf(staffNumbers: readonly string[]): string[] {
  if (staffNumbers.length > MOST_NAMED) throw new OfficeError('NUMBER_OUT_OF_RANGE', `One request names at most ${MOST_NAMED} officers: record the rest with another.`);
  return [...staffNumbers];
}
