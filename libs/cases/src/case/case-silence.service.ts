import { businessDateOf } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { CaseStepParts, CaseStepService, StepInput, StepScope } from './case-step.service';
import { writeCase } from './case.access';
import type { CaseEntity } from './case.entity';
import { stateForbids } from './case.errors';
import type { CaseStep } from './case.lifecycle';

/**
 * What the law does when nobody does anything: silence accepts (视为受理), and an unanswered notice closes (补正不来办结). A timer says
 * so at the hour; a person's step that comes later finds the case where the law has put it, also while the timer is late.
 */
export class CaseSilenceService {
  constructor(
    private readonly steps: CaseStepService,
    private readonly parts: Pick<CaseStepParts, 'cases'>,
  ) {}

  /**
   * Nothing was told within the days of the law, so the case counts as accepted from the day its material was received
   * (行政许可法 §32). Taken by a timer; a case that has moved on meanwhile is left alone.
   */
  async deemAccepted(ctx: OperationContext, caseNo: string): Promise<void> {
    await this.byTimer(ctx, caseNo, 'deemAccept', (input) => ({
      event: 'DEEMED_ACCEPTED' as const,
      input,
      change: (scope: StepScope) => this.acceptance(scope, true),
    }));
  }

  /** Closes a case whose notice of what is missing was never answered; taken by a timer. */
  async lapse(ctx: OperationContext, caseNo: string): Promise<void> {
    const endReason = '逾期未补正';
    await this.byTimer(ctx, caseNo, 'lapse', (input) => ({ input, note: endReason, change: () => ({ endReason }) }));
  }

  /**
   * Before a person's step: when its day has passed, the case is moved as the law moves it, and the step is refused.
   * @throws CaseError `CASE_STATE_FORBIDS_STEP` after the case was moved.
   */
  async settle(ctx: OperationContext, caseNo: string, step: CaseStep): Promise<void> {
    const filed = admitRow(writeCase, ctx.principal, await this.steps.get(ctx, caseNo));
    if (await this.hasAccepted(ctx, filed)) await this.deemAccepted(ctx, caseNo);
    else if (await this.isPast(ctx, filed, 'cases.lapseSupplement')) await this.lapse(ctx, caseNo);
    else return;
    const { state } = await this.steps.get(ctx, caseNo);
    throw stateForbids(state, step, `The day to ${step} had passed, and by law the case is ${state}: read it again`);
  }

  /** Whether the days to tell what is missing have passed without a word. */
  hasAccepted(ctx: OperationContext, filed: CaseEntity): Promise<boolean> {
    return this.isPast(ctx, filed, 'cases.deemAcceptance');
  }

  /** What acceptance writes down: silence accepts from the day on which the material stood before the department, an officer from now. */
  async acceptance({ tx, filed, now }: StepScope, isDeemedAccepted: boolean) {
    const acceptedAt = isDeemedAccepted ? filed.presentedAt : now;
    const acceptedOn = businessDateOf(acceptedAt);
    const { version } = await this.steps.itemInForce(tx, filed.implementationCode, acceptedOn);
    const intakeNoticeNo = await this.parts.cases.nextNoticeNo(tx, filed.caseNo, businessDateOf(now));
    return { acceptedAt, acceptedOn, itemVersion: version, intakeNoticeNo, isDeemedAccepted };
  }

  private async isPast(ctx: OperationContext, filed: CaseEntity, kind: 'cases.deemAcceptance' | 'cases.lapseSupplement'): Promise<boolean> {
    const dueAt = (await this.steps.timersOf(ctx, filed))[kind];
    return dueAt !== undefined && dueAt <= ctx.clock.now();
  }

  private async byTimer(
    ctx: OperationContext,
    caseNo: string,
    step: 'deemAccept' | 'lapse',
    request: (input: StepInput) => Omit<Parameters<CaseStepService['take']>[1], 'step' | 'mutation'>,
  ): Promise<void> {
    const { state, version } = await this.steps.get(ctx, caseNo);
    if (state !== (step === 'deemAccept' ? 'RECEIVED' : 'SUPPLEMENT_REQUESTED')) return;
    const idempotencyKey = `${step}-${caseNo}-${version}`;
    await this.steps.take(ctx, { ...request({ idempotencyKey, caseNo, version }), step, mutation: `cases.${step}`, isTimer: true });
  }
}
