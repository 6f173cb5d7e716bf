import type { WorkingTime } from '@mashang/domain';
import { businessDateOf, DivisionCode } from '@mashang/domain';
import type { Database, OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type { CloseEncounterInput, EncounterStepInput, OfferEncounterInput, RecordEncounterInput } from '../__generated__/resolver-types';
import type { AgencyPointRepository } from '../agency-point/agency-point.repository';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { CaseRepository } from '../case/case.repository';
import { offeredEncounter, ownEncounter } from './encounter.access';
import type { EncounterHandoverEntity } from './encounter-handover.entity';
import type { EncounterEntity } from './encounter.entity';
import type { EncounterState, EncounterStep } from './encounter.lifecycle';
import { encounterLifecycle } from './encounter.lifecycle';
import type { EncounterRepository } from './encounter.repository';

/** Working days to close an encounter, and to answer an offer; a village hands in within three (domain page 2.14). */
const CLOSE_WORKING_DAYS = 3;
const TAKE_WORKING_DAYS = 1;

export interface EncounterParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly encounters: EncounterRepository;
  readonly cases: CaseRepository;
  readonly agencyPoints: AgencyPointRepository;
  readonly personalNumbers: PersonalNumberVault;
  readonly workingTime: WorkingTime;
}

/** 首问责任制: each encounter has an owner from its first minute to its end. */
export class EncounterService {
  private readonly steps: RecordStepService<EncounterEntity, EncounterState, EncounterStep>;

  constructor(private readonly parts: EncounterParts) {
    const { encounters, unitOfWork } = parts;
    this.steps = new RecordStepService<EncounterEntity, EncounterState, EncounterStep>(unitOfWork, {
      type: 'Encounter',
      lifecycle: encounterLifecycle,
      rule: ownEncounter,
      unknown: 'ENCOUNTER_UNKNOWN',
      find: (ctx, encounterNo) => encounters.findByNumber(ctx, encounterNo),
      advance: (...change) => encounters.advance(...change),
    });
  }

  get(ctx: OperationContext, encounterNo: string): Promise<EncounterEntity> {
    return this.steps.get(ctx, encounterNo);
  }

  /** Writes an encounter down; whoever writes it answers for it. What was resolved on the spot is closed with its answer. */
  record(ctx: OperationContext, input: RecordEncounterInput): Promise<string> {
    const { idempotencyKey, kind, division } = input;
    const subject = parseText('TEXT_LENGTH', 'subject', input.subject, 200);
    const agencyPoint = input.agencyPoint ?? null;
    const answer = input.answer == null ? null : parseText('TEXT_LENGTH', 'answer', input.answer, 1000);
    if ((kind === 'RESOLVED_ON_SITE') !== (answer !== null)) {
      throw new CaseError('ANSWER_CONTRADICTS_KIND', 'What was resolved on the spot has its answer, and nothing else has one yet: give answer with RESOLVED_ON_SITE and only there.');
    }
    const asked = { kind, division, agencyPoint, content: this.parts.personalNumbers.digestOf({ subject, answer }) };
    const create = async ({ tx, now }: Omit<RecordStepScope<EncounterEntity>, 'row'>) => {
      const { staffNo, departmentCode = null } = tx.principal;
      if (staffNo === undefined) throw new CaseError('OWNER_MISSING', 'Somebody must answer for the encounter: sign in as an officer.');
      await this.assertPlaces(tx, division, agencyPoint);
      const key = await nextRecordNo(this.parts.database, tx, { series: 'cases.Encounter', letter: 'E' }, division);
      const row: EncounterEntity = {
        encounterNo: key,
        kind,
        subject,
        divisionCode: division,
        departmentCode,
        ownerStaffNo: staffNo,
        agencyPointCode: agencyPoint,
        state: answer === null ? 'OPEN' : 'CLOSED',
        metAt: now,
        dueOn: this.dueAfter(now, CLOSE_WORKING_DAYS),
        offeredToStaffNo: null,
        offeredToDepartmentCode: null,
        answer,
        caseNo: null,
        closedAt: answer === null ? null : now,
        version: 1,
      };
      await this.parts.encounters.insert(tx, row);
      return { key, row };
    };
    return this.steps.file(ctx, { mutation: 'cases.recordEncounter', idempotencyKey, asked, create });
  }

  /** Offers the encounter to somebody; it stays with the owner until that person takes it. */
  offer(ctx: OperationContext, input: OfferEncounterInput): Promise<void> {
    const { encounterNo: key, officer, department } = input;
    return this.steps.take(ctx, {
      step: 'offer',
      mutation: 'cases.offerEncounter',
      key,
      input,
      asked: { officer, department },
      change: ({ row, now }) => {
        if (officer === row.ownerStaffNo) throw new CaseError('HANDOVER_TO_ONESELF', 'The encounter is yours already: offer it to somebody else, or close it.');
        return { offeredToStaffNo: officer, offeredToDepartmentCode: department, dueOn: this.dueAfter(now, TAKE_WORKING_DAYS) };
      },
    });
  }

  /** Takes what was offered: from now on the receiver answers for it. */
  take(ctx: OperationContext, input: EncounterStepInput): Promise<void> {
    return this.answerOffer(ctx, input, true);
  }

  /** Declines what was offered, with the reason; the owner keeps it. */
  decline(ctx: OperationContext, input: EncounterStepInput): Promise<void> {
    return this.answerOffer(ctx, input, false);
  }

  /** Closes an encounter with what was answered, and the case that came of it. */
  close(ctx: OperationContext, input: CloseEncounterInput): Promise<void> {
    const answer = parseText('TEXT_LENGTH', 'answer', input.answer, 1000);
    const caseNo = input.caseNo ?? null;
    return this.steps.take(ctx, {
      step: 'close',
      mutation: 'cases.closeEncounter',
      key: input.encounterNo,
      input,
      asked: { answer: this.parts.personalNumbers.digestOf(answer), caseNo },
      change: async ({ tx, now }) => {
        if (caseNo !== null && (await this.parts.cases.findByNumbers(tx, [caseNo])).length === 0) {
          throw new CaseError('CASE_UNKNOWN', `There is no case ${caseNo}: check the number on the receipt.`);
        }
        return { answer, caseNo, closedAt: now, offeredToStaffNo: null, offeredToDepartmentCode: null };
      },
    });
  }

  private async assertPlaces(tx: OperationContext, division: string, agencyPoint: string | null): Promise<void> {
    DivisionCode.parse(division);
    if (agencyPoint !== null && (await this.parts.agencyPoints.findByCodes(tx, [agencyPoint])).length === 0) {
      throw new CaseError('AGENCY_POINT_UNKNOWN', `There is no agency point ${agencyPoint}: take the code from the village.`);
    }
  }

  private answerOffer(ctx: OperationContext, input: EncounterStepInput, isTaken: boolean): Promise<void> {
    const note = input.note == null ? null : parseText('TEXT_LENGTH', 'note', input.note, 1000);
    if (!isTaken && note === null) throw new CaseError('TEXT_LENGTH', 'Whoever declines says why: write the reason in note.');
    let handover: EncounterHandoverEntity | null = null;
    return this.steps.take(ctx, {
      step: isTaken ? 'take' : 'decline',
      mutation: isTaken ? 'cases.takeEncounter' : 'cases.declineEncounter',
      key: input.encounterNo,
      input,
      asked: { note: note === null ? null : this.parts.personalNumbers.digestOf(note) },
      rule: offeredEncounter,
      change: ({ row, now }) => {
        const { encounterNo, ownerStaffNo, offeredToStaffNo, offeredToDepartmentCode } = row;
        if (offeredToStaffNo === null) throw new Error(`an offer is made to nobody: ${encounterNo}`);
        const id = `${encounterNo}-${String(row.version + 1).padStart(3, '0')}`;
        handover = { id, encounterNo, fromStaffNo: ownerStaffNo, toStaffNo: offeredToStaffNo, isTaken, answeredAt: now, note };
        const owner = isTaken ? { ownerStaffNo: offeredToStaffNo, departmentCode: offeredToDepartmentCode } : {};
        return { ...owner, offeredToStaffNo: null, offeredToDepartmentCode: null, dueOn: this.dueAfter(now, CLOSE_WORKING_DAYS) };
      },
      // After the version is taken, so whoever answers second is told of the change and not of a row that is there.
      after: async ({ tx }) => {
        if (handover !== null) await this.parts.encounters.appendHandover(tx, handover);
      },
    });
  }

  private dueAfter(now: Date, workingDays: number): string {
    return this.parts.workingTime.calendar.addWorkingDays(businessDateOf(now), workingDays).dueOn;
  }
}
