import { businessDateOf } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { indexName, once } from '@mashang/platform-persistence';
import type {
  AcceptCaseInput,
  CompleteCaseInput,
  EndCaseInput,
  ExtendCaseInput,
  RefuseCaseInput,
  TransferCaseInput,
} from '../__generated__/resolver-types';
import { parseToleratedGaps } from '../tolerated-gap/tolerated-gap.inputs';
import type { ServiceGuideRepository } from '../service-guide/service-guide.repository';
import type { CaseSilenceService } from './case-silence.service';
import type { CaseStepParts, CaseStepService, StepInput, StepScope } from './case-step.service';
import type { CaseEntity } from './case.entity';
import { CaseError } from './case.errors';
import { parseCompletion, parseExtension, parseText, REMEDY_OF_LAW } from './case.inputs';
import type { CaseStep } from './case.lifecycle';
import type { ToleratedGapService } from '../tolerated-gap/tolerated-gap.service';

/** Working days from the decision to delivery (行政许可法 §44); a guide may promise fewer. */
const LONGEST_DELIVERY = 10;

const ONE_CERTIFICATE = indexName('cases', ['certificate_no']);

/** The steps of a received case, one method each; notices of what is missing and special procedures have their own service. */
export class CaseHandlingService {
  constructor(
    private readonly steps: CaseStepService,
    private readonly parts: Pick<CaseStepParts, 'cases' | 'workingTime'> & { readonly gaps: ToleratedGapService; readonly guides: ServiceGuideRepository; readonly silence: CaseSilenceService },
  ) {}

  /**
   * Accepts a case with a numbered notice: freezes the item's version, and both clocks begin after this day. Materials that the guide
   * lets follow may be missing, each until its day (容缺受理).
   */
  accept(ctx: OperationContext, input: AcceptCaseInput): Promise<void> {
    const toleratedGaps = parseToleratedGaps(input.toleratedGaps);
    return this.steps.take(ctx, {
      step: 'accept',
      mutation: 'cases.acceptCase',
      input,
      words: toleratedGaps.map((gap) => ({ ...gap })),
      change: async (scope) => {
        // Late, the officer only finds what silence has done already.
        const accepted = await this.parts.silence.acceptance(scope, await this.parts.silence.hasAccepted(scope.tx, scope.filed));
        await this.parts.gaps.open(scope, accepted, toleratedGaps);
        return accepted;
      },
    });
  }

  beginReview(ctx: OperationContext, input: StepInput): Promise<void> {
    return this.steps.take(ctx, { step: 'beginReview', mutation: 'cases.beginCaseReview', input });
  }

  /**
   * Lengthens both limits once, with the approval of the head, who did not take the case in (行政许可法 §42), while the promise runs: an
   * extension after its last day would undo that it was broken.
   */
  extend(ctx: OperationContext, input: ExtendCaseInput): Promise<void> {
    const { workingDays, reason } = parseExtension(input);
    return this.steps.take(ctx, {
      step: 'extend',
      mutation: 'cases.extendCase',
      input,
      isHeadApproval: true,
      asked: { workingDays },
      words: reason,
      note: reason,
      event: 'EXTENDED',
      change: ({ tx, filed, now }) => {
        const extendedBy = tx.principal.staffNo ?? null;
        if (filed.extensionWorkingDays !== null) {
          throw new CaseError('CASE_EXTENDED_BEFORE', 'The case was extended once, and the law allows no second time: decide it.');
        }
        if (extendedBy === null || extendedBy === filed.firstContactStaffNo) {
          throw new CaseError('EXTENSION_NEEDS_ANOTHER_PERSON', 'Whoever took the case in does not approve its extension: let another head approve it.');
        }
        if (filed.promisedDueOn !== null && businessDateOf(now) > filed.promisedDueOn) {
          throw new CaseError('EXTENSION_TOO_LATE', `The promise ended on ${filed.promisedDueOn}: an extension is approved before, decide the case.`);
        }
        return { extensionWorkingDays: workingDays, extensionReason: reason, extendedBy };
      },
    });
  }

  transfer(ctx: OperationContext, input: TransferCaseInput): Promise<void> {
    const transferredTo = parseText('AUTHORITY_LENGTH', 'authority', input.authority, 200);
    return this.steps.take(ctx, {
      step: 'transfer',
      mutation: 'cases.transferCase',
      input,
      asked: { authority: transferredTo },
      note: transferredTo,
      change: () => ({ transferredTo }),
    });
  }

  takeBack(ctx: OperationContext, input: StepInput): Promise<void> {
    return this.steps.take(ctx, { step: 'takeBack', mutation: 'cases.takeCaseBack', input, event: 'RETURNED_FROM_ABOVE' });
  }

  grant(ctx: OperationContext, input: StepInput): Promise<void> {
    const change = async ({ tx, filed, now }: StepScope) => {
      await this.parts.gaps.assertNoneOpen(tx, filed.caseNo);
      return { grantedAt: now, deliveryDueOn: await this.deliveryDueOn(tx, filed, now) };
    };
    return this.steps.take(ctx, { step: 'grant', mutation: 'cases.grantCase', input, change });
  }

  complete(ctx: OperationContext, input: CompleteCaseInput): Promise<void> {
    const { outcome, certificateNo } = parseCompletion(input);
    const completed = this.steps.take(ctx, {
      step: 'complete',
      mutation: 'cases.completeCase',
      input,
      asked: { outcome, certificateNo },
      change: async ({ tx, filed, now }) => {
        await this.parts.gaps.assertNoneOpen(tx, filed.caseNo);
        if ((filed.state === 'TRANSFERRED') !== (outcome === 'FORWARDED')) {
          throw new CaseError('OUTCOME_CONTRADICTS_STATE', `FORWARDED is the outcome of a transferred case and of no other, this one is ${filed.state}: choose another.`);
        }
        // What is completed without a decision before is granted by it; what was forwarded is decided above (行政许可法 §38).
        const grantedAt = filed.grantedAt ?? (outcome === 'FORWARDED' ? null : now);
        return { outcome, certificateNo, grantedAt, deliveryDueOn: filed.deliveryDueOn ?? (outcome === 'CERTIFICATE_ISSUED' ? await this.deliveryDueOn(tx, filed, now) : null) };
      },
    });
    return once(ONE_CERTIFICATE, completed, () => new CaseError('CERTIFICATE_NUMBER_TAKEN', `Another case was completed with the certificate ${certificateNo ?? ''}: check the number on the paper.`));
  }

  deliver(ctx: OperationContext, input: StepInput): Promise<void> {
    return this.steps.take(ctx, { step: 'deliver', mutation: 'cases.deliverCase', input, change: ({ now }) => ({ deliveredAt: now }) });
  }

  /** Does not accept a received case, and says who is competent; or refuses an accepted one, and says what can be done against it. */
  async refuse(ctx: OperationContext, input: RefuseCaseInput): Promise<void> {
    const reason = parseText('REFUSAL_REASON_LENGTH', 'reason', input.reason, 1000);
    const competentBody = input.competentBody ? parseText('COMPETENT_BODY_LENGTH', 'competent body', input.competentBody, 200) : null;
    const remedy = input.remedy ? parseText('REMEDY_LENGTH', 'remedy', input.remedy, 1000) : REMEDY_OF_LAW;
    await this.parts.silence.settle(ctx, input.caseNo, 'refuse');
    return this.steps.take(ctx, {
      step: 'refuse',
      mutation: 'cases.refuseCase',
      input,
      asked: { competentBody },
      words: { reason, remedy },
      note: reason,
      change: async ({ tx, filed, now }) =>
        filed.acceptedAt === null
          ? { refusalReason: reason, competentBody, intakeNoticeNo: await this.parts.cases.nextNoticeNo(tx, filed.caseNo, businessDateOf(now)) }
          : { refusalReason: reason, competentBody, remedy, deliveryDueOn: await this.deliveryDueOn(tx, filed, now) },
    });
  }

  withdraw(ctx: OperationContext, input: EndCaseInput): Promise<void> {
    return this.end(ctx, 'withdraw', 'cases.withdrawCase', input);
  }

  invalidate(ctx: OperationContext, input: EndCaseInput): Promise<void> {
    return this.end(ctx, 'invalidate', 'cases.invalidateCase', input);
  }

  /** Ends an accepted case that cannot go on, e.g. because the applicant died or the legal basis is gone (异常终止). */
  terminate(ctx: OperationContext, input: EndCaseInput): Promise<void> {
    return this.end(ctx, 'terminate', 'cases.terminateCase', input);
  }

  private end(ctx: OperationContext, step: CaseStep, mutation: string, input: EndCaseInput): Promise<void> {
    const endReason = parseText('END_REASON_LENGTH', 'reason', input.reason, 1000);
    return this.steps.take(ctx, { step, mutation, input, words: endReason, note: endReason, change: () => ({ endReason }) });
  }

  /** The day by which what was decided reaches the applicant: as the frozen guide promises, and no later than the law lets it. */
  private async deliveryDueOn(tx: OperationContext, { implementationCode, itemVersion }: CaseEntity, from: Date): Promise<string> {
    const guide = await this.parts.guides.guideOf(tx, implementationCode, itemVersion);
    const workingDays = Math.min(guide?.deliveryWorkingDays ?? LONGEST_DELIVERY, LONGEST_DELIVERY);
    return this.parts.workingTime.calendar.addWorkingDays(businessDateOf(from), workingDays).dueOn;
  }
}
