import { addDays, businessDateOf, startOfBusinessDate } from '@mashang/domain';
import type { Database, OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { newId, scheduleJob } from '@mashang/platform-persistence';
import { RecordStepService } from '@mashang/platform-subgraph';
import type { ApplicationDraftStepInput, SaveApplicationDraftInput, StartApplicationDraftInput } from '../__generated__/resolver-types';
import type { CaseStepService } from '../case/case-step.service';
import { CaseError } from '../case/case.errors';
import type { CaseFiling, CaseService } from '../case/case.service';
import { applicationOf, keptUntil } from './application-draft';
import { ownDraft } from './application-draft.access';
import type { ApplicationDraftEntity } from './application-draft.entity';
import type { DraftContent, DraftIdentifier } from './application-draft.inputs';
import { parseDraftContent, sealedIdentifier } from './application-draft.inputs';
import type { ApplicationDraftState, ApplicationDraftStep } from './application-draft.lifecycle';
import { applicationDraftLifecycle } from './application-draft.lifecycle';
import type { ApplicationDraftRepository } from './application-draft.repository';

export const REMOVE_DRAFT = 'cases.removeApplicationDraft';

/** More than anybody writes at a time; the table is not filled from outside. Two begun at the same moment may make it one more. */
const MOST_DRAFTS = 20;

export interface ApplicationDraftParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly drafts: ApplicationDraftRepository;
  readonly intake: CaseService;
  readonly steps: CaseStepService;
  readonly personalNumbers: PersonalNumberVault;
}

/** 暂存: an online application while it is written, until it becomes a case, is discarded, or is forgotten and removed. */
export class ApplicationDraftService {
  private readonly records: RecordStepService<ApplicationDraftEntity, ApplicationDraftState, ApplicationDraftStep>;

  constructor(private readonly parts: ApplicationDraftParts) {
    const { drafts, unitOfWork } = parts;
    this.records = new RecordStepService<ApplicationDraftEntity, ApplicationDraftState, ApplicationDraftStep>(unitOfWork, {
      // Messages and audit records of what is written name no applicant and hold nothing of the content but a keyed hash.
      type: 'Application',
      lifecycle: applicationDraftLifecycle,
      rule: ownDraft,
      unknown: 'APPLICATION_DRAFT_UNKNOWN',
      find: (ctx, draftId) => drafts.findById(ctx, draftId),
      advance: (...change) => drafts.advance(...change),
    });
  }

  get(ctx: OperationContext, draftId: string): Promise<ApplicationDraftEntity> {
    return this.records.get(ctx, draftId);
  }

  /** Begins a draft of an item in force and answers its key. */
  start(ctx: OperationContext, { idempotencyKey, implementationCode, content: input }: StartApplicationDraftInput): Promise<string> {
    const { drafts, steps, personalNumbers } = this.parts;
    const content = parseDraftContent(input);
    const identifier = sealedIdentifier(personalNumbers, input);
    return this.records.file(ctx, {
      mutation: 'cases.startApplicationDraft',
      idempotencyKey,
      asked: { implementationCode, content: this.digest(content, identifier) },
      create: async ({ tx, now }) => {
        const { subject: ownerSubject } = tx.principal;
        const { divisionCode } = await steps.itemInForce(tx, implementationCode, businessDateOf(now));
        const written = await drafts.countWrittenBy(tx, ownerSubject);
        if (written >= MOST_DRAFTS) throw new CaseError('APPLICATION_DRAFT_LIMIT', `You are writing ${written} applications: submit or discard one before you begin another.`);
        const draftId = newId(tx.clock);
        const row: ApplicationDraftEntity = { ...withoutIdentifier, ...content, ...identifier, draftId, ownerSubject, implementationCode, divisionCode, state: 'DRAFT', savedAt: now, caseNo: null, version: 1 };
        await drafts.insert(tx, row);
        await this.keep(tx, row);
        return { key: draftId, row };
      },
    });
  }

  /** Saves a draft again, whole; an identifier that is left out stays. */
  save(ctx: OperationContext, { draftId: key, content: input, ...step }: SaveApplicationDraftInput): Promise<void> {
    const content = parseDraftContent(input);
    const identifier = sealedIdentifier(this.parts.personalNumbers, input);
    return this.records.take(ctx, {
      step: 'save',
      mutation: 'cases.saveApplicationDraft',
      key,
      input: step,
      asked: { content: this.digest(content, identifier) },
      change: ({ now }) => ({ ...content, ...identifier, savedAt: now }),
      after: ({ tx, row }) => this.keep(tx, row),
    });
  }

  discard(ctx: OperationContext, { draftId: key, ...step }: ApplicationDraftStepInput): Promise<void> {
    return this.records.take(ctx, {
      step: 'discard',
      mutation: 'cases.discardApplicationDraft',
      key,
      input: step,
      change: ({ now }) => ({ ...emptied, savedAt: now }),
      after: ({ tx, row }) => this.keep(tx, row),
    });
  }

  /**
   * Makes a received case of a draft, in one transaction with the draft's own end: whoever submits it a second time at the same moment
   * waits for the row and finds it submitted.
   * @throws CaseError `APPLICATION_INCOMPLETE` with all that is missing, `OPEN_CASE_EXISTS`, and what receiving refuses.
   */
  async submit(ctx: OperationContext, { draftId: key, ...step }: ApplicationDraftStepInput): Promise<string> {
    const { drafts, intake } = this.parts;
    const held: { filing: CaseFiling | null } = { filing: null };
    const submitted = this.records.take(ctx, {
      step: 'submit',
      mutation: 'cases.submitApplicationDraft',
      key,
      input: step,
      change: ({ row, now }) => {
        const application = applicationOf(row);
        if ('missing' in application) {
          const { missing } = application;
          throw new CaseError('APPLICATION_INCOMPLETE', `Still missing: ${missing.join(', ')}. Save the draft with all of it, then submit.`, { missing: [...missing] });
        }
        held.filing = application.filing;
        return { ...emptied, savedAt: now };
      },
      after: async ({ tx, row, journal }) => {
        if (held.filing === null) throw new Error(`a draft without an application was submitted: ${key}`);
        await drafts.noteCase(tx, key, await intake.file(tx, journal, held.filing));
        await this.keep(tx, row);
      },
    });
    await submitted.catch(async (error: unknown) => {
      throw held.filing === null ? error : await intake.refusalOf(ctx, held.filing, error);
    });
    const { caseNo } = await this.get(ctx, key);
    if (caseNo === null) throw new Error(`a draft was submitted without a case: ${key}`);
    return caseNo;
  }

  /** Removes a draft that was not touched for its days, and the personal data with it; taken by a timer. */
  async removeForgotten(ctx: OperationContext, draftId: string): Promise<void> {
    const { drafts, unitOfWork } = this.parts;
    const draft = await drafts.findById(ctx, draftId);
    if (!draft || businessDateOf(ctx.clock.now()) <= keptUntil(draft)) return;
    const { divisionCode, state } = draft;
    await unitOfWork.run(ctx, { name: REMOVE_DRAFT, idempotencyKey: `remove-${draftId}`, input: { draftId } }, async (tx, journal) => {
      await drafts.remove(tx, draftId);
      journal.audit({ action: 'application.remove', entityType: 'Application', entityId: draftId, divisionCode, change: { state } });
      return null;
    });
  }

  private keep(tx: OperationContext, draft: ApplicationDraftEntity): Promise<void> {
    const { draftId: key, divisionCode } = draft;
    return scheduleJob(this.parts.database, tx, { kind: REMOVE_DRAFT, key, dueAt: startOfBusinessDate(addDays(keptUntil(draft), 1)), divisionCode });
  }

  /** Tells one request from another without holding what it says. */
  private digest(content: DraftContent, identifier: DraftIdentifier | null): string {
    return this.parts.personalNumbers.digestOf([{ ...content, materials: content.materials.map((material) => ({ ...material })) }, identifier?.applicantIdentifierHash ?? null]);
  }
}

const withoutIdentifier = { applicantIdentifierCipher: null, applicantIdentifierHash: null, applicantIdentifierMasked: null } as const;

/** What is left of a draft that is no longer written. */
const emptied = { ...withoutIdentifier, applicantDivisionCode: null, applicantKind: null, applicantName: null, channel: null, materials: [] } as const;
