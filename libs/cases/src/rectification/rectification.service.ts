import type { WorkingTime } from '@mashang/domain';
import { businessDateOf } from '@mashang/domain';
import type { Journal, OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { RecordStepService } from '@mashang/platform-subgraph';
import type { ContactRaterInput, RectifyRatingInput, RevisitRaterInput, VerifyRectificationInput } from '../__generated__/resolver-types';
import { writeCase } from '../case/case.access';
import type { CaseEntity } from '../case/case.entity';
import type { CaseErrorCode } from '../case/case.errors';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { CaseRepository } from '../case/case.repository';
import type { SupervisionSchedule } from '../supervision-alert/supervision-schedule';
import { verifyRectificationRule } from './rectification.access';
import type { RectificationEntity } from './rectification.entity';
import type { RectificationState, RectificationStep } from './rectification.lifecycle';
import { rectificationLifecycle } from './rectification.lifecycle';
import type { RectificationRepository } from './rectification.repository';

/** Working days to speak with who rated, and to rectify (domain page 2.8: local rules of the 好差评 system). */
const CONTACT_WORKING_DAYS = 1;
const RECTIFY_WORKING_DAYS = 15;

type Steps = RecordStepService<RectificationEntity, RectificationState, RectificationStep>;

export interface RectificationParts {
  readonly unitOfWork: UnitOfWork;
  readonly rectifications: RectificationRepository;
  readonly cases: CaseRepository;
  readonly supervision: SupervisionSchedule;
  readonly personalNumbers: PersonalNumberVault;
  readonly workingTime: WorkingTime;
}

/** Leads a bad rating to its end. Supervision follows each step, and the officer who took the case in takes none but the rectifying itself. */
export class RectificationService {
  private readonly steps: Steps;

  constructor(private readonly parts: RectificationParts) {
    const { unitOfWork, rectifications } = parts;
    this.steps = new RecordStepService<RectificationEntity, RectificationState, RectificationStep>(unitOfWork, {
      type: 'Rectification',
      lifecycle: rectificationLifecycle,
      rule: writeCase,
      unknown: 'RECTIFICATION_UNKNOWN',
      find: async (ctx, caseNo) => (await rectifications.findByCases(ctx, [caseNo]))[0] ?? null,
      advance: (...change) => rectifications.advance(...change),
    });
  }

  /** Opens it in the transaction of the rating. */
  async open(tx: OperationContext, filed: CaseEntity, openedAt: Date, journal: Journal): Promise<void> {
    const { caseNo, divisionCode, departmentCode } = filed;
    await this.parts.rectifications.insert(tx, {
      ...unverified,
      caseNo,
      state: 'ASSIGNED',
      departmentCode,
      openedAt,
      contactDueOn: this.dueAfter(openedAt, CONTACT_WORKING_DAYS),
      rectifyDueOn: this.dueAfter(openedAt, RECTIFY_WORKING_DAYS),
      divisionCode,
      version: 1,
    });
    journal.publish({ type: 'RectificationAssigned', key: caseNo, divisionCode, payload: { key: caseNo, state: 'ASSIGNED', departmentCode } });
    await this.parts.supervision.follow(tx, filed);
  }

  get(ctx: OperationContext, caseNo: string): Promise<RectificationEntity> {
    return this.steps.get(ctx, caseNo);
  }

  /** Writes down, once, that somebody spoke with who rated (domain page 2.8: within one working day). */
  contact(ctx: OperationContext, input: ContactRaterInput): Promise<void> {
    const contactNote = parseText('RECTIFICATION_TEXT_LENGTH', 'note', input.note, 1000);
    return this.take(ctx, {
      step: 'contact',
      mutation: 'cases.contactRater',
      key: input.caseNo,
      input,
      asked: { words: this.parts.personalNumbers.digestOf(contactNote) },
      change: async ({ tx, row, now }) => {
        if (row.contactedAt !== null) throw new CaseError('RATER_CONTACTED_BEFORE', 'Somebody spoke with who rated already: read contactNote, and call back when it is rectified.');
        const contactedBy = await this.anotherThanFirstContact(tx, row, 'CONTACT_NEEDS_ANOTHER_PERSON');
        return { contactNote, contactedAt: now, contactedBy };
      },
    });
  }

  /** The head finds whether the rating is founded; unfounded ones too are answered with a call back. */
  verify(ctx: OperationContext, input: VerifyRectificationInput): Promise<void> {
    const finding = parseText('RECTIFICATION_TEXT_LENGTH', 'finding', input.finding, 1000);
    const { caseNo, isFounded } = input;
    return this.take(ctx, {
      step: isFounded ? 'verify' : 'dismiss',
      mutation: 'cases.verifyRectification',
      key: caseNo,
      input,
      asked: { isFounded, words: this.parts.personalNumbers.digestOf(finding) },
      rule: verifyRectificationRule,
      change: async ({ tx, row, now }) => ({ finding, verifiedAt: now, verifiedBy: await this.anotherThanFirstContact(tx, row, 'VERIFICATION_NEEDS_ANOTHER_PERSON') }),
    });
  }

  rectify(ctx: OperationContext, input: RectifyRatingInput): Promise<void> {
    const measures = parseText('RECTIFICATION_TEXT_LENGTH', 'measures', input.measures, 1000);
    return this.take(ctx, {
      step: 'rectify',
      mutation: 'cases.rectifyRating',
      key: input.caseNo,
      input,
      asked: { words: this.parts.personalNumbers.digestOf(measures) },
      change: ({ tx, now }) => ({ measures, rectifiedAt: now, rectifiedBy: tx.principal.staffNo ?? null }),
    });
  }

  /** Calls back who rated (回访), by somebody who did not rectify; who is still unhappy opens the rectification again, with days of its own. */
  revisit(ctx: OperationContext, input: RevisitRaterInput): Promise<void> {
    const revisitNote = parseText('RECTIFICATION_TEXT_LENGTH', 'note', input.note, 1000);
    const { caseNo, isSatisfied } = input;
    return this.take(ctx, {
      step: isSatisfied ? 'close' : 'reopen',
      mutation: 'cases.revisitRater',
      key: caseNo,
      input,
      asked: { isSatisfied, words: this.parts.personalNumbers.digestOf(revisitNote) },
      change: async ({ tx, row, now }) => {
        const revisitedBy = await this.anotherThanFirstContact(tx, row, 'REVISIT_NEEDS_ANOTHER_PERSON');
        if (revisitedBy === (row.rectifiedBy ?? row.verifiedBy)) {
          throw new CaseError('REVISIT_NEEDS_ANOTHER_PERSON', 'Whoever rectified does not call back: let a colleague do it.');
        }
        const again = isSatisfied ? {} : { measures: null, rectifiedAt: null, rectifiedBy: null, rectifyDueOn: this.dueAfter(now, RECTIFY_WORKING_DAYS) };
        return { revisitNote, revisitedAt: now, revisitedBy, ...again };
      },
    });
  }

  private take(ctx: OperationContext, request: Parameters<Steps['take']>[1]): Promise<void> {
    const after: typeof request.after = async ({ tx, row }) => {
      const [filed] = await this.parts.cases.findByNumbers(tx, [row.caseNo]);
      if (filed) await this.parts.supervision.follow(tx, filed);
    };
    return this.steps.take(ctx, { ...request, after });
  }

  /** Who was rated neither speaks with the rater nor judges the rating (domain page 2.8: no interference). */
  private async anotherThanFirstContact(tx: OperationContext, { caseNo }: RectificationEntity, code: CaseErrorCode): Promise<string> {
    const [filed] = await this.parts.cases.findByNumbers(tx, [caseNo]);
    const { staffNo } = tx.principal;
    if (staffNo !== undefined && staffNo !== filed?.firstContactStaffNo) return staffNo;
    throw new CaseError(code, 'Whoever took the case in was rated, and has no part in this: let a colleague do it.');
  }

  private dueAfter(from: Date, workingDays: number): string {
    return this.parts.workingTime.calendar.addWorkingDays(businessDateOf(from), workingDays).dueOn;
  }
}

const unverified = {
  contactedAt: null,
  contactedBy: null,
  contactNote: null,
  verifiedAt: null,
  verifiedBy: null,
  finding: null,
  rectifiedAt: null,
  rectifiedBy: null,
  measures: null,
  revisitedAt: null,
  revisitedBy: null,
  revisitNote: null,
} as const;
