import { businessDateOf } from '@mashang/domain';
import type { WorkingTime } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { RequestSupplementInput, ResubmitCaseInput } from '../__generated__/resolver-types';
import type { CaseMaterialRepository } from '../case-material/case-material.repository';
import { parseMaterials } from '../case-material/case-material.repository';
import type { CaseSilenceService } from '../case/case-silence.service';
import type { CaseStepService } from '../case/case-step.service';
import type { CommitmentService } from '../commitment/commitment.service';
import { breaksOneTimeNotice } from './one-time-notice';
import { parseReplyWorkingDays, parseSupplementItems } from './supplement-notice.inputs';
import type { SupplementNoticeRepository } from './supplement-notice.repository';

export class SupplementNoticeService {
  constructor(
    private readonly steps: CaseStepService,
    private readonly notices: SupplementNoticeRepository,
    private readonly materials: CaseMaterialRepository,
    private readonly commitments: CommitmentService,
    private readonly workingTime: WorkingTime,
    private readonly silence: CaseSilenceService,
  ) {}

  /** Tells once and in writing all that is missing; a second list with something new on it is recorded as a violation. */
  async request(ctx: OperationContext, input: RequestSupplementInput): Promise<void> {
    const items = parseSupplementItems(input.items);
    const replyWorkingDays = parseReplyWorkingDays(input.replyWorkingDays);
    await this.silence.settle(ctx, input.caseNo, 'requestSupplement');
    return this.steps.take(ctx, {
      step: 'requestSupplement',
      mutation: 'cases.requestSupplement',
      input,
      asked: { replyWorkingDays },
      words: items.map((item) => ({ ...item })),
      change: async ({ tx, filed: { caseNo, divisionCode }, now, journal }) => {
        const earlier = await this.notices.listOfCases(tx, [caseNo]);
        const ordinal = earlier.length + 1;
        const noticeNo = `${caseNo}-N${ordinal}`;
        const isViolation = breaksOneTimeNotice(earlier.map((notice) => notice.items), items);
        const { dueOn, provisional: isDueProvisional } = this.workingTime.calendar.addWorkingDays(businessDateOf(now), replyWorkingDays);
        const issuedBy = tx.principal.staffNo ?? null;
        await this.notices.insert(tx, { noticeNo, caseNo, ordinal, items, issuedAt: now, issuedBy, dueOn, replyWorkingDays, isDueProvisional, answeredAt: null, isViolation, divisionCode });
        if (isViolation) journal.publish({ type: 'OneTimeNoticeBroken', key: caseNo, divisionCode, payload: { caseNo, noticeNo } });
        return {};
      },
    });
  }

  /** Takes in what was asked for; the days for acceptance begin again. */
  async resubmit(ctx: OperationContext, input: ResubmitCaseInput): Promise<void> {
    const brought = parseMaterials(input.materials);
    await this.silence.settle(ctx, input.caseNo, 'resubmit');
    return this.steps.take(ctx, {
      step: 'resubmit',
      mutation: 'cases.resubmitCase',
      input,
      event: 'RESUBMITTED',
      words: brought.map((material) => ({ ...material })),
      change: async ({ tx, filed, now }) => {
        const asked = (await this.notices.listOfCases(tx, [filed.caseNo])).at(-1);
        if (!asked) throw new Error(`a case waits for an answer to no notice: ${filed.caseNo}`);
        await this.notices.answer(tx, asked.noticeNo, now);
        await this.materials.append(tx, filed.caseNo, brought, now);
        await this.commitments.record(tx, filed, brought);
        return { presentedAt: now };
      },
    });
  }
}
