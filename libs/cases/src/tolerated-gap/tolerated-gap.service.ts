import type { WorkingTime } from '@mashang/domain';
import { businessDateOf, parseBusinessDate } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { SupplyGapInput } from '../__generated__/resolver-types';
import type { CaseMaterialRepository } from '../case-material/case-material.repository';
import { parseMaterials } from '../case-material/case-material.repository';
import type { CommitmentRepository } from '../commitment/commitment.repository';
import { dueDaysOf } from '../case/case-clock';
import type { CaseStepService, StepScope } from '../case/case-step.service';
import type { CaseEntity } from '../case/case.entity';
import { CaseError } from '../case/case.errors';
import { nextCaseState } from '../case/case.lifecycle';
import type { ServiceGuideRepository } from '../service-guide/service-guide.repository';
import type { ServiceItemRepository } from '../service-item/service-item.repository';
import { assertComplete, missingMaterials, presentMaterials } from './missing-materials';
import type { WantedGap } from './tolerated-gap';
import { openedGaps } from './tolerated-gap';
import type { ToleratedGapEntity } from './tolerated-gap.entity';
import type { ToleratedGapRepository } from './tolerated-gap.repository';

export interface ToleratedGapParts {
  readonly steps: CaseStepService;
  readonly gaps: ToleratedGapRepository;
  readonly commitments: CommitmentRepository;
  readonly guides: ServiceGuideRepository;
  readonly items: ServiceItemRepository;
  readonly materials: CaseMaterialRepository;
  readonly workingTime: WorkingTime;
}

/** What acceptance has just written down. */
type AcceptedVersion = Pick<CaseEntity, 'itemVersion' | 'isDeemedAccepted'> & { readonly acceptedAt: Date };

/** 容缺受理: what may follow after acceptance, and what becomes of the case when it does not. */
export class ToleratedGapService {
  constructor(private readonly parts: ToleratedGapParts) {}

  /**
   * Opens the gaps with which a case is being accepted, in the transaction of its acceptance. What silence has accepted is accepted as it
   * stands; an officer accepts what is complete.
   * @throws CaseError `MATERIALS_MISSING`, `GAP_NOT_TOLERATED`, `GAP_NOT_MISSING`, `GAP_DUE_DAY`.
   */
  async open({ tx, filed, now }: StepScope, accepted: AcceptedVersion, wanted: readonly WantedGap[]): Promise<void> {
    const { commitments, gaps, guides, materials } = this.parts;
    const { caseNo, divisionCode, implementationCode } = filed;
    const required = (await guides.guideOf(tx, implementationCode, accepted.itemVersion))?.materials ?? null;
    if (required === null && wanted.length === 0) return;
    const handedIn = presentMaterials(await materials.listOfCases(tx, [caseNo]));
    const opened = wanted.length === 0 ? [] : openedGaps(wanted, { required, handedIn, ...(await this.daysOf(tx, filed, accepted, now)) });
    if (!accepted.isDeemedAccepted) {
      const committed = (await commitments.listOfCases(tx, [caseNo])).map(({ material }) => material);
      assertComplete(missingMaterials(required ?? [], new Set([...handedIn, ...committed, ...opened.map(({ material }) => material)])));
    }
    if (opened.length === 0) return;
    await gaps.insert(
      tx,
      opened.map(({ material, dueOn }, position) => ({
        id: `${caseNo}-G${position + 1}`,
        caseNo,
        ordinal: position + 1,
        material,
        dueOn,
        suppliedAt: null,
        suppliedBy: null,
        divisionCode,
      })),
    );
  }

  /** Takes in what was missing; one of two at the same moment, because it is a step of the case at its version. */
  supply(ctx: OperationContext, input: SupplyGapInput): Promise<void> {
    const { gaps, materials, steps } = this.parts;
    const brought = parseMaterials([input.material]);
    if (brought.some(({ form, copies }) => form !== 'DATA_SHARING' && copies < 1)) throw new CaseError('MATERIALS', 'What follows is handed in: give at least 1 copy.');
    const name = brought.map((material) => material.name).join();
    return steps.take(ctx, {
      step: 'supplyGap',
      mutation: 'cases.supplyGap',
      input,
      words: brought.map((material) => ({ ...material })),
      note: name,
      event: 'GAP_SUPPLIED',
      change: async ({ tx, filed: { caseNo }, now }) => {
        const open = await gaps.listOpenOfCase(tx, caseNo);
        const gap = open.find(({ material }) => material === name);
        if (!gap) throw new CaseError('GAP_UNKNOWN', `The case does not wait for ${name}: it waits for ${open.map(({ material }) => material).join(', ') || 'nothing'}.`);
        if (this.isLate(gap, now)) throw new CaseError('GAP_LATE', `${name} was due on ${gap.dueOn}, and the case counts as withdrawn: let the applicant file anew.`);
        await gaps.supply(tx, gap.id, now, tx.principal.staffNo ?? null);
        await materials.append(tx, caseNo, brought, now);
        return {};
      },
    });
  }

  /** A case is decided and completed on all of its materials. */
  async assertNoneOpen(ctx: OperationContext, caseNo: string): Promise<void> {
    const open = await this.parts.gaps.listOpenOfCase(ctx, caseNo);
    if (open.length === 0) return;
    const missing = open.map(({ material }) => material);
    throw new CaseError('GAP_OPEN', `Still missing: ${missing.join(', ')}. Take it in by supplyGap first.`, { missing });
  }

  /** Late, the application counts as withdrawn (安阳市政务服务条例 §36-38); taken by a timer, and by none when all came in meanwhile. */
  async lapse(ctx: OperationContext, caseNo: string): Promise<void> {
    const { steps, gaps } = this.parts;
    const { state, version } = await steps.get(ctx, caseNo);
    const late = (await gaps.listOpenOfCase(ctx, caseNo)).filter((gap) => this.isLate(gap, ctx.clock.now()));
    if (late.length === 0 || nextCaseState(state, 'lapseGap') === null) return;
    const endReason = `容缺材料逾期未补交: ${late.map(({ material }) => material).join('、')}`.slice(0, 1000);
    const input = { idempotencyKey: `lapseGap-${caseNo}-${version}`, caseNo, version };
    await steps.take(ctx, { step: 'lapseGap', mutation: 'cases.lapseGap', input, note: endReason, isTimer: true, change: () => ({ endReason }) });
  }

  /** Between which days a gap may be due, and how its days are counted. */
  private async daysOf(tx: OperationContext, { caseNo, implementationCode }: CaseEntity, { itemVersion: version, acceptedAt }: AcceptedVersion, now: Date) {
    const { items, workingTime } = this.parts;
    const [item] = await items.findVersions(tx, [{ implementationCode, version }]);
    const promisedDueOn = item ? dueDaysOf(workingTime, item, { acceptedAt, extensionWorkingDays: null }, [], now).promisedDueOn : null;
    if (promisedDueOn === null) throw new Error(`a case is accepted without a due day: ${caseNo}`);
    const today = businessDateOf(now);
    return { today, promisedDueOn: parseBusinessDate(promisedDueOn), dayAfter: (days: number) => workingTime.calendar.addWorkingDays(today, days).dueOn };
  }

  private isLate({ dueOn }: ToleratedGapEntity, now: Date): boolean {
    return now >= this.parts.workingTime.closingOf(parseBusinessDate(dueOn));
  }
}
