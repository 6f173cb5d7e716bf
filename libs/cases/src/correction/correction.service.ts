import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow, nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type { DecideCorrectionInput, RequestCorrectionInput } from '../__generated__/resolver-types';
import type { CaseStepService } from '../case/case-step.service';
import { headOfDepartment, writeCase } from '../case/case.access';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { CaseRepository } from '../case/case.repository';
import { CORRECTABLE_FIELDS } from './correctable-fields';
import type { CorrectionEntity } from './correction.entity';
import type { CorrectionState, CorrectionStep } from './correction.lifecycle';
import { correctionLifecycle } from './correction.lifecycle';
import type { CorrectionRepository } from './correction.repository';

export interface CorrectionParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly corrections: CorrectionRepository;
  readonly cases: CaseRepository;
  readonly caseSteps: CaseStepService;
}

/** 更正: nothing is edited silently; what was wrong is put right by a request, and by another person. */
export class CorrectionService {
  private readonly steps: RecordStepService<CorrectionEntity, CorrectionState, CorrectionStep>;

  constructor(private readonly parts: CorrectionParts) {
    const { corrections, unitOfWork } = parts;
    this.steps = new RecordStepService<CorrectionEntity, CorrectionState, CorrectionStep>(unitOfWork, {
      type: 'Correction',
      lifecycle: correctionLifecycle,
      rule: headOfDepartment,
      unknown: 'CORRECTION_UNKNOWN',
      find: (ctx, correctionNo) => corrections.findByNumber(ctx, correctionNo),
      advance: (...change) => corrections.advance(...change),
    });
  }

  get(ctx: OperationContext, correctionNo: string): Promise<CorrectionEntity> {
    return this.steps.get(ctx, correctionNo);
  }

  /** Asks for a correction; the case stays as it is until somebody else has decided. */
  request(ctx: OperationContext, input: RequestCorrectionInput): Promise<string> {
    const { idempotencyKey, caseNo, field } = input;
    const valueAfter = parseText('CORRECTION_VALUE', 'value', input.value, 200);
    const reason = parseText('TEXT_LENGTH', 'reason', input.reason, 1000);
    return this.steps.file(ctx, {
      mutation: 'cases.requestCorrection',
      idempotencyKey,
      asked: { caseNo, field, reason },
      create: async ({ tx, now }) => {
        const filed = admitRow(writeCase, tx.principal, await this.parts.caseSteps.get(tx, caseNo));
        const valueBefore = CORRECTABLE_FIELDS[field].read(filed);
        CORRECTABLE_FIELDS[field].change(filed, valueAfter);
        if (valueBefore === valueAfter) throw new CaseError('CORRECTION_VALUE', 'The case says so already: there is nothing to correct.');
        const requestedBy = tx.principal.staffNo;
        if (requestedBy === undefined) throw new CaseError('OWNER_MISSING', 'Somebody must answer for the request: sign in as an officer.');
        const key = await nextRecordNo(this.parts.database, tx, { series: 'cases.Correction', letter: 'X' }, filed.divisionCode);
        const { departmentCode, divisionCode } = filed;
        const undecided = { decidedAt: null, decidedBy: null, decisionNote: null };
        const row: CorrectionEntity = { ...undecided, correctionNo: key, caseNo, field, valueBefore, valueAfter, reason, state: 'REQUESTED', requestedAt: now, requestedBy, departmentCode, divisionCode, version: 1 };
        await this.parts.corrections.insert(tx, row);
        return { key, row };
      },
    });
  }

  /** Applies or rejects it, as a head who did not ask for it; a case that has changed in that field meanwhile is asked about anew. */
  decide(ctx: OperationContext, input: DecideCorrectionInput): Promise<void> {
    const { correctionNo, isApproved } = input;
    const decisionNote = parseText('TEXT_LENGTH', 'note', input.note, 1000);
    return this.steps.take(ctx, {
      step: isApproved ? 'apply' : 'reject',
      mutation: 'cases.decideCorrection',
      key: correctionNo,
      input,
      asked: { isApproved, note: decisionNote },
      change: async ({ tx, row, now, journal }) => {
        const decidedBy = tx.principal.staffNo ?? null;
        if (decidedBy === null || decidedBy === row.requestedBy) {
          throw new CaseError('DECISION_NEEDS_ANOTHER_PERSON', 'Whoever asks for a correction does not approve it: let another head decide.');
        }
        if (isApproved) await this.apply(tx, row, now);
        // The values may be personal, so the chain tells which field of which case changed, and the correction tells the rest.
        journal.audit({ action: `case.correct.${isApproved ? 'apply' : 'reject'}`, entityType: 'Case', entityId: row.caseNo, divisionCode: row.divisionCode, change: { correctionNo, field: row.field } });
        return { decisionNote, decidedAt: now, decidedBy };
      },
    });
  }

  private async apply(tx: OperationContext, { correctionNo, caseNo, field, valueBefore, valueAfter }: CorrectionEntity, at: Date): Promise<void> {
    const filed = await this.parts.caseSteps.get(tx, caseNo);
    const rule = CORRECTABLE_FIELDS[field];
    if (rule.read(filed) !== valueBefore) {
      throw new CaseError('CORRECTION_OUTDATED', 'The field has changed since the correction was asked for: reject it, and ask anew if it is still wrong.');
    }
    await this.parts.cases.advance(tx, caseNo, filed.version, rule.change(filed, valueAfter));
    await this.parts.caseSteps.appendEvent(tx, filed, { type: 'CORRECTED', version: filed.version + 1, at, note: `${field} (${correctionNo})`, acting: null });
  }
}
