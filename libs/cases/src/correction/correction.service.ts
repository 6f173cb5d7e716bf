import type { Database, OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { uniqueViolationOf } from '@mashang/platform-persistence';
import { nextRecordNo, pascalCase, RecordStepService } from '@mashang/platform-subgraph';
import type { DecideCorrectionInput, RequestCorrectionInput } from '../__generated__/resolver-types';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { CorrectableField, CorrectableRecordType } from './correctable-fields';
import { LISTED_FIELDS } from './correctable-fields';
import type { CorrectableRecord, CorrectionProposal } from './correctable-record';
import { LONGEST_VALUE } from './correctable-records';
import { decideCorrectionRule } from './correction.access';
import type { CorrectionEntity } from './correction.entity';
import type { CorrectionState, CorrectionStep } from './correction.lifecycle';
import { correctionLifecycle } from './correction.lifecycle';
import type { CorrectionRepository } from './correction.repository';

export interface CorrectionParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly corrections: CorrectionRepository;
  readonly records: Readonly<Record<CorrectableRecordType, CorrectableRecord>>;
  readonly personalNumbers: PersonalNumberVault;
}

/** 更正: nothing is edited silently; what was wrong is put right by a request, and by another person. */
export class CorrectionService {
  private readonly steps: RecordStepService<CorrectionEntity, CorrectionState, CorrectionStep>;

  constructor(private readonly parts: CorrectionParts) {
    const { corrections, unitOfWork } = parts;
    this.steps = new RecordStepService<CorrectionEntity, CorrectionState, CorrectionStep>(unitOfWork, {
      type: 'Correction',
      lifecycle: correctionLifecycle,
      rule: decideCorrectionRule,
      unknown: 'CORRECTION_UNKNOWN',
      find: (ctx, correctionNo) => corrections.findByNumber(ctx, correctionNo),
      advance: (...change) => corrections.advance(...change),
    });
  }

  get(ctx: OperationContext, correctionNo: string): Promise<CorrectionEntity> {
    return this.steps.get(ctx, correctionNo);
  }

  /** Asks for a correction; the record stays as it is until somebody else has decided. */
  request(ctx: OperationContext, input: RequestCorrectionInput): Promise<string> {
    const { idempotencyKey, recordType, recordNo, field } = input;
    const value = parseText('CORRECTION_VALUE', 'value', input.value, LONGEST_VALUE);
    const reason = parseText('TEXT_LENGTH', 'reason', input.reason, 1000);
    const position = positionOf(field, input.position ?? null);
    // Value and reason may be personal.
    const words = this.parts.personalNumbers.digestOf([value, reason]);
    return this.steps.file(ctx, {
      mutation: 'cases.requestCorrection',
      idempotencyKey,
      asked: { recordType, recordNo, field, position, words },
      create: async ({ tx, now }) => {
        const proposal = await this.parts.records[recordType].propose(tx, { recordNo, field, position }, value);
        const requestedBy = tx.principal.staffNo;
        if (requestedBy === undefined) throw new CaseError('OWNER_MISSING', 'Somebody must answer for the request: sign in as an officer.');
        const { caseNo, departmentCode, divisionCode } = proposal.place;
        const key = await nextRecordNo(this.parts.database, tx, { series: 'cases.Correction', letter: 'X' }, divisionCode);
        const row: CorrectionEntity = {
          ...this.kept(proposal, value),
          correctionNo: key,
          recordType,
          recordNo,
          caseNo,
          field,
          listPosition: position,
          reason,
          state: 'REQUESTED',
          requestedAt: now,
          requestedBy,
          decidedAt: null,
          decidedBy: null,
          decisionNote: null,
          departmentCode,
          divisionCode,
          version: 1,
        };
        await this.parts.corrections.insert(tx, row);
        return { key, row };
      },
    });
  }

  /** Applies or rejects it, as somebody who did not ask for it; a record that has changed in that field meanwhile is asked about anew. */
  decide(ctx: OperationContext, input: DecideCorrectionInput): Promise<void> {
    const { correctionNo, isApproved } = input;
    const decisionNote = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    const decided = this.steps.take(ctx, {
      step: isApproved ? 'apply' : 'reject',
      mutation: 'cases.decideCorrection',
      key: correctionNo,
      input,
      asked: { isApproved, words: this.parts.personalNumbers.digestOf(decisionNote) },
      change: async ({ tx, row, now, journal }) => {
        const decidedBy = tx.principal.staffNo ?? null;
        if (decidedBy === null || decidedBy === row.requestedBy) {
          throw new CaseError('DECISION_NEEDS_ANOTHER_PERSON', 'Whoever asks for a correction does not approve it: let another head decide.');
        }
        const { recordType, recordNo, field, divisionCode } = row;
        if (isApproved) await this.apply(tx, row);
        // The values may be personal, so the chain tells which field of which record changed, and the correction tells the rest.
        const entityType = pascalCase(recordType);
        const action = `${entityType.charAt(0).toLowerCase()}${entityType.slice(1)}.correct.${isApproved ? 'apply' : 'reject'}`;
        journal.audit({ action, entityType, entityId: recordNo, divisionCode, change: { correctionNo, field } });
        return { decisionNote, decidedAt: now, decidedBy, valueCipher: null };
      },
    });
    return decided.catch((error: unknown) => {
      // Two records come by one value at the same moment: the database lets one in.
      throw uniqueViolationOf(error) === null ? error : new CaseError('CORRECTION_VALUE_TAKEN', 'Another record holds this value: look for it, and reject the correction.');
    });
  }

  private apply(tx: OperationContext, row: CorrectionEntity): Promise<void> {
    const { correctionNo, recordType, recordNo, field, listPosition: position, valueBefore, valueAfter, hashBefore, valueCipher } = row;
    const value = valueCipher === null ? valueAfter : this.parts.personalNumbers.decrypt(valueCipher);
    const note = `${recordType === 'CASE' ? '' : `${recordType} `}${field} (${correctionNo})`;
    return this.parts.records[recordType].apply(tx, { recordNo, field, position }, value, hashBefore ?? valueBefore, note);
  }

  /** The values as they are kept: one that is masked also by its hash before, and encrypted after. */
  private kept({ before, after }: CorrectionProposal, value: string): Pick<CorrectionEntity, 'valueBefore' | 'valueAfter' | 'hashBefore' | 'valueCipher'> {
    const isMasked = before.fingerprint !== before.shown;
    return {
      valueBefore: before.shown,
      valueAfter: after.shown,
      hashBefore: isMasked ? before.fingerprint : null,
      valueCipher: isMasked ? this.parts.personalNumbers.encrypt(value) : null,
    };
  }
}

/** Entries of lists are named by position, and nothing else is. */
function positionOf(field: CorrectableField, position: number | null): number {
  const isListed = LISTED_FIELDS.includes(field);
  if (isListed === (position !== null) && (position ?? 1) >= 1) return position ?? 1;
  throw new CaseError('CORRECTION_POSITION', isListed ? `${field} is of an entry of a list: give its position, from 1.` : `${field} is of no list: leave position out.`);
}
