import type { WorkingTime } from '@mashang/domain';
import { businessDateOf } from '@mashang/domain';
import type { Journal, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { RecordStepService } from '@mashang/platform-subgraph';
import type { RectifyRatingInput, RevisitRaterInput, VerifyRectificationInput } from '../__generated__/resolver-types';
import { writeCase } from '../case/case.access';
import type { CaseEntity } from '../case/case.entity';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { SupervisionSchedule } from '../supervision-alert/supervision-schedule';
import { verifyRectificationRule } from './rectification.access';
import type { RectificationEntity } from './rectification.entity';
import type { RectificationState, RectificationStep } from './rectification.lifecycle';
import { rectificationLifecycle } from './rectification.lifecycle';
import type { RectificationRepository } from './rectification.repository';

/** Working days to speak with who rated, and to rectify (domain page 2.8: local rules of the 好差评 system). */
const CONTACT_WORKING_DAYS = 1;
const RECTIFY_WORKING_DAYS = 15;

/** Leads a bad rating to its end. */
export class RectificationService {
  private readonly steps: RecordStepService<RectificationEntity, RectificationState, RectificationStep>;

  constructor(
    unitOfWork: UnitOfWork,
    private readonly rectifications: RectificationRepository,
    private readonly supervision: SupervisionSchedule,
    private readonly workingTime: WorkingTime,
  ) {
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
    const dueAfter = (days: number): string => this.workingTime.calendar.addWorkingDays(businessDateOf(openedAt), days).dueOn;
    await this.rectifications.insert(tx, {
      ...unverified,
      caseNo,
      state: 'ASSIGNED',
      departmentCode,
      openedAt,
      contactDueOn: dueAfter(CONTACT_WORKING_DAYS),
      rectifyDueOn: dueAfter(RECTIFY_WORKING_DAYS),
      divisionCode,
      version: 1,
    });
    journal.publish({ type: 'RectificationAssigned', key: caseNo, divisionCode, payload: { key: caseNo, state: 'ASSIGNED', departmentCode } });
    await this.supervision.follow(tx, filed);
  }

  get(ctx: OperationContext, caseNo: string): Promise<RectificationEntity> {
    return this.steps.get(ctx, caseNo);
  }

  /** The head finds whether the rating is founded; unfounded ones too are answered with a call back. */
  verify(ctx: OperationContext, input: VerifyRectificationInput): Promise<void> {
    const finding = parseText('RECTIFICATION_TEXT_LENGTH', 'finding', input.finding, 1000);
    const { caseNo, isFounded } = input;
    return this.steps.take(ctx, {
      step: isFounded ? 'verify' : 'dismiss',
      mutation: 'cases.verifyRectification',
      key: caseNo,
      input,
      asked: { isFounded, finding },
      rule: verifyRectificationRule,
      change: ({ tx, now }) => ({ finding, verifiedAt: now, verifiedBy: tx.principal.staffNo ?? null }),
    });
  }

  rectify(ctx: OperationContext, input: RectifyRatingInput): Promise<void> {
    const measures = parseText('RECTIFICATION_TEXT_LENGTH', 'measures', input.measures, 1000);
    return this.steps.take(ctx, {
      step: 'rectify',
      mutation: 'cases.rectifyRating',
      key: input.caseNo,
      input,
      asked: { measures },
      change: ({ tx, now }) => ({ measures, rectifiedAt: now, rectifiedBy: tx.principal.staffNo ?? null }),
    });
  }

  /** Calls back who rated (回访), by somebody who did not rectify; who is still unhappy opens the rectification again. */
  revisit(ctx: OperationContext, input: RevisitRaterInput): Promise<void> {
    const revisitNote = parseText('RECTIFICATION_TEXT_LENGTH', 'note', input.note, 1000);
    const { caseNo, isSatisfied } = input;
    return this.steps.take(ctx, {
      step: isSatisfied ? 'close' : 'reopen',
      mutation: 'cases.revisitRater',
      key: caseNo,
      input,
      asked: { isSatisfied, note: revisitNote },
      change: ({ tx, row, now }) => {
        const revisitedBy = tx.principal.staffNo ?? null;
        if (revisitedBy === null || revisitedBy === (row.rectifiedBy ?? row.verifiedBy)) {
          throw new CaseError('REVISIT_NEEDS_ANOTHER_PERSON', 'Whoever rectified does not call back: let a colleague do it.');
        }
        const again = isSatisfied ? {} : { measures: null, rectifiedAt: null, rectifiedBy: null };
        return { revisitNote, revisitedAt: now, revisitedBy, ...again };
      },
    });
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
