import type { OperationContext } from '@mashang/platform-persistence';
import { businessDateOf } from '@mashang/domain';
import type { CheckCommitmentInput } from '../__generated__/resolver-types';
import type { SubmittedMaterial } from '../case-material/case-material.repository';
import type { CaseStepService } from '../case/case-step.service';
import type { CaseEntity } from '../case/case.entity';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { ServiceGuideRepository } from '../service-guide/service-guide.repository';
import { commitmentLifecycle } from './commitment.lifecycle';
import type { CommitmentRepository } from './commitment.repository';

const LONGEST_FINDING = 800;

/** 告知承诺: a commitment instead of a material, where the guide accepts one, and the check afterwards. */
export class CommitmentService {
  constructor(
    private readonly steps: CaseStepService,
    private readonly commitments: CommitmentRepository,
    private readonly guides: ServiceGuideRepository,
  ) {}

  /**
   * Writes down the commitments among what came in, in the transaction that takes it in.
   * @throws CaseError `COMMITMENT_NOT_ACCEPTED` when the guide of the item's version wants the material itself, `COMMITMENT` otherwise.
   */
  async record(tx: OperationContext, filed: Pick<CaseEntity, 'caseNo' | 'implementationCode' | 'itemVersion' | 'divisionCode'>, materials: readonly SubmittedMaterial[]): Promise<void> {
    const signed = materials.flatMap(({ name, copies, commitment }) => (commitment ? [{ name, copies, ...commitment }] : []));
    if (signed.length === 0) return;
    const { caseNo, implementationCode, itemVersion, divisionCode } = filed;
    const guide = await this.guides.guideOf(tx, implementationCode, itemVersion);
    const accepted = new Set((guide?.materials ?? []).filter(({ isCommitmentAccepted }) => isCommitmentAccepted).map(({ name }) => name));
    const had = await this.commitments.listOfCases(tx, [caseNo]);
    const today = businessDateOf(tx.clock.now());
    const names = new Set(had.map(({ material }) => material));
    for (const { name, signedOn } of signed) {
      if (!accepted.has(name)) throw new CaseError('COMMITMENT_NOT_ACCEPTED', `The guide accepts no commitment instead of ${name}: let the applicant hand it in.`);
      if (signedOn > today) throw new CaseError('COMMITMENT', `The commitment for ${name} is signed on ${signedOn}: give today or a day before.`);
      if (names.has(name)) throw new CaseError('COMMITMENT', `There is a commitment for ${name} already: list it once.`);
      names.add(name);
    }
    const unchecked = { state: 'SIGNED' as const, checkedAt: null, checkedBy: null, finding: null };
    await this.commitments.insert(
      tx,
      signed.map(({ name: material, signedOn, textVersion }, position) => ({ ...unchecked, id: `${caseNo}-K${had.length + position + 1}`, caseNo, material, signedOn, textVersion, divisionCode })),
    );
  }

  /** Checks a commitment once; a broken one is an event, after which the head may invalidate the case. */
  check(ctx: OperationContext, input: CheckCommitmentInput): Promise<void> {
    const { isKept } = input;
    const material = parseText('TEXT_LENGTH', "material's name", input.material, 100);
    const finding = parseText('TEXT_LENGTH', 'finding', input.finding, LONGEST_FINDING);
    return this.steps.take(ctx, {
      step: 'checkCommitment',
      mutation: 'cases.checkCommitment',
      input,
      asked: { isKept },
      words: { material, finding },
      note: `${material}: ${finding}`,
      event: isKept ? 'COMMITMENT_VERIFIED' : 'COMMITMENT_BROKEN',
      change: async ({ tx, filed: { caseNo }, now }) => {
        const commitment = (await this.commitments.listOfCases(tx, [caseNo])).find((signed) => signed.material === material);
        const state = commitment ? commitmentLifecycle.next(commitment.state, isKept ? 'verify' : 'break') : null;
        if (!commitment || state === null) throw new CaseError('COMMITMENT_UNKNOWN', `No commitment for ${material} waits to be checked: read the materials of the case.`);
        await this.commitments.check(tx, commitment.id, { state, checkedAt: now, checkedBy: tx.principal.staffNo ?? null, finding });
        return {};
      },
    });
  }
}
