import { DivisionCode, parseText } from '@mashang/domain';
import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type {
  AmendResponsibilityAgreementInput,
  DraftResponsibilityAgreementInput,
  OfferResponsibilityAgreementInput,
  RedraftResponsibilityAgreementInput,
  TerminateResponsibilityAgreementInput,
} from '../__generated__/resolver-types';
import type { ParsedIndicator } from '../agreement-indicator/agreement-indicator.inputs';
import { parseBonusCap, parseIndicators } from '../agreement-indicator/agreement-indicator.inputs';
import type { AgreementIndicatorRepository } from '../agreement-indicator/agreement-indicator.repository';
import { assertServes, assertWeights } from '../agreement-indicator/indicator-weights';
import { keepAgreements } from './agreement.access';
import type { AgreementEntity } from './agreement.entity';
import { AgreementError } from './agreement.errors';
import { agreementState } from './agreement.lifecycle';
import type { AgreementRepository } from './agreement.repository';
import type { AgreementRecord, AgreementSteps } from './agreement-steps';
import { agreementSteps } from './agreement-steps';
import type { AgreementTextCheck } from './agreement-text-check';
import { parseYear } from './agreement.inputs';

export interface AgreementDraftParts {
  readonly unitOfWork: UnitOfWork;
  readonly agreements: AgreementRepository;
  readonly indicators: AgreementIndicatorRepository;
  readonly check: AgreementTextCheck;
}

/** 起草、提交、变更、终止: what leaders and the party-government office do with the text of an agreement. */
export class AgreementDraftService {
  private readonly steps: AgreementSteps;

  constructor(private readonly parts: AgreementDraftParts) {
    this.steps = agreementSteps(parts.unitOfWork, parts.agreements);
  }

  /** Writes the first text for a party and year; answers its id. */
  draft(ctx: OperationContext, input: DraftResponsibilityAgreementInput): Promise<string> {
    const { idempotencyKey, partyKind, party: partyCode } = input;
    const township = DivisionCode.parse(input.township);
    const year = parseYear(input.year);
    const parentId = input.parent ?? null;
    const { bonusCap, indicators } = parseTerms(input);
    return this.steps.file(ctx, {
      mutation: 'personnel.draftResponsibilityAgreement',
      idempotencyKey,
      asked: { township, year, partyKind, partyCode, parentId, ...auditedText(bonusCap, indicators) },
      create: async ({ tx }) => {
        admitRow(keepAgreements, tx.principal, { divisionCode: township });
        const id = `${year}-${partyCode}`;
        const first = { ...UNTOUCHED, id, familyId: id, revision: 1, year, divisionCode: township, partyKind, partyCode, parentId, bonusCap, amendmentReason: null };
        await this.parts.check.assertParties(tx, first);
        await this.insert(tx, first, indicators);
        return { key: id, row: { ...first, state: 'DRAFT' } };
      },
    });
  }

  /** Gives a draft a new text in place of its own. */
  redraft(ctx: OperationContext, input: RedraftResponsibilityAgreementInput): Promise<void> {
    const { bonusCap, indicators } = parseTerms(input);
    return this.steps.take(ctx, {
      step: 'redraft',
      mutation: 'personnel.redraftResponsibilityAgreement',
      key: input.id,
      input,
      asked: auditedText(bonusCap, indicators),
      change: async ({ tx, row }) => {
        await this.write(tx, row, indicators);
        return { bonusCap };
      },
    });
  }

  /** Lays a draft before both sides: its weights add up, its parent is in force, and each indicator serves one of the parent's. */
  offer(ctx: OperationContext, input: OfferResponsibilityAgreementInput): Promise<void> {
    return this.steps.take(ctx, {
      step: 'offer',
      mutation: 'personnel.offerResponsibilityAgreement',
      key: input.id,
      input,
      change: async ({ tx, row, now }) => {
        const indicators = await this.parts.indicators.listOf(tx, [row.id]);
        assertWeights(indicators, row.bonusCap);
        await this.parts.check.assertPartyServes(tx, row);
        assertServes(indicators, await this.parts.check.codesAbove(tx, row, { inForce: true }));
        return { offeredAt: now };
      },
    });
  }

  /** Drafts a new text for an agreement in force, which holds until the new one is signed; answers the draft's id. */
  async amend(ctx: OperationContext, input: AmendResponsibilityAgreementInput): Promise<string> {
    const { bonusCap, indicators } = parseTerms(input);
    const amendmentReason = parseText('reason', input.reason, 1000);
    await this.steps.take(ctx, {
      step: 'amend',
      mutation: 'personnel.amendResponsibilityAgreement',
      key: input.id,
      input,
      asked: { amendmentReason, ...auditedText(bonusCap, indicators) },
      change: async ({ tx, row }) => {
        const family = await this.parts.agreements.listFamily(tx, row.familyId);
        const open = family.find((text) => text.revision > row.revision && agreementState(text) !== 'TERMINATED');
        if (open) throw new AgreementError('AGREEMENT_AMENDMENT_OPEN', `The amendment ${open.id} waits: redraft, sign or end that one first.`, { id: open.id });
        const revision = 1 + Math.max(...family.map((text) => text.revision));
        const { familyId, year, divisionCode, partyKind, partyCode, parentId } = row;
        const text = { familyId, revision, year, divisionCode, partyKind, partyCode, parentId, bonusCap, amendmentReason };
        await this.insert(tx, { ...UNTOUCHED, ...text, id: `${familyId}-R${revision}` }, indicators);
        return {};
      },
    });
    const { familyId } = await this.steps.get(ctx, input.id);
    return (await this.parts.agreements.listFamily(ctx, familyId)).at(-1)?.id ?? input.id;
  }

  /** Ends an agreement with all its texts; an amendment that nobody has signed ends alone, and the text before it holds on. */
  terminate(ctx: OperationContext, input: TerminateResponsibilityAgreementInput): Promise<void> {
    const endReason = parseText('reason', input.reason, 1000);
    return this.steps.take(ctx, {
      step: 'terminate',
      mutation: 'personnel.terminateResponsibilityAgreement',
      key: input.id,
      input,
      asked: { endReason },
      change: ({ now }) => ({ terminatedAt: now, endReason }),
      after: async ({ tx, row, now }) => {
        const isOpenAmendment = row.revision > 1 && row.signedAt === null;
        if (!isOpenAmendment) await this.parts.agreements.terminateFamily(tx, row.familyId, now, endReason);
      },
    });
  }

  private async insert(tx: OperationContext, agreement: AgreementEntity, indicators: readonly ParsedIndicator[]): Promise<void> {
    await this.parts.agreements.insert(tx, agreement);
    await this.write(tx, agreement, indicators);
  }

  private async write(tx: OperationContext, agreement: AgreementEntity | AgreementRecord, indicators: readonly ParsedIndicator[]): Promise<void> {
    const { id, divisionCode } = agreement;
    await this.parts.check.assertIndicators(tx, agreement, indicators);
    await this.parts.indicators.replace(tx, id, indicators.map((indicator) => ({ ...indicator, agreementId: id, divisionCode })));
  }
}

const UNTOUCHED = { offeredAt: null, signedOn: null, signedAt: null, supersededAt: null, terminatedAt: null, endReason: null, version: 1 } as const;

function parseTerms({ bonusCap, indicators }: Pick<DraftResponsibilityAgreementInput, 'bonusCap' | 'indicators'>) {
  return { bonusCap: parseBonusCap(bonusCap), indicators: parseIndicators(indicators) };
}

/** The text as the audit keeps it and a repeat is told by: JSON has no integers of this size. */
function auditedText(bonusCap: number, indicators: readonly ParsedIndicator[]) {
  const printed = indicators.map((indicator) => ({
    ...indicator,
    floorValue: indicator.floorValue === null ? null : String(indicator.floorValue),
    targetValue: indicator.targetValue === null ? null : String(indicator.targetValue),
  }));
  return { bonusCap, indicators: printed };
}
