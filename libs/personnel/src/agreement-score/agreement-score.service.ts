import { businessDateOf } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow, nextRecordNo } from '@mashang/platform-subgraph';
import type { RecordIndicatorScoreInput } from '../__generated__/resolver-types';
import type { AgreementEntity } from '../agreement/agreement.entity';
import { AgreementError } from '../agreement/agreement.errors';
import { agreementState } from '../agreement/agreement.lifecycle';
import type { AgreementService } from '../agreement/agreement.service';
import { isOfParty } from '../agreement/agreement-party';
import type { AgreementIndicatorEntity } from '../agreement-indicator/agreement-indicator.entity';
import type { AgreementIndicatorRepository } from '../agreement-indicator/agreement-indicator.repository';
import type { OfficerRepository } from '../officer/officer.repository';
import { printValue } from '../agreement-indicator/points-in-print';
import { agreementScore } from './agreement-score';
import type { ScoreRow } from './agreement-score.access';
import { scoreByHand, scoreByQuery } from './agreement-score.access';
import type { ParsedScore } from './agreement-score.inputs';
import { assertFits, parseScore } from './agreement-score.inputs';
import type { IndicatorScoreRepository } from './indicator-score.repository';

export interface AgreementScoreParts {
  readonly database: Database;
  readonly unitOfWork: UnitOfWork;
  readonly agreements: AgreementService;
  readonly indicators: AgreementIndicatorRepository;
  readonly scores: IndicatorScoreRepository;
  readonly officers: OfficerRepository;
}

/** Numbers tell which of two entries of the same instant came later; Y sorts after the S that substitutions have to themselves now. */
const NUMBERING = { series: 'personnel.IndicatorScore', letter: 'Y' } as const;

/** 考核计分: entries are added with what they came of, so that each total can be had again. */
export class AgreementScoreService {
  constructor(private readonly parts: AgreementScoreParts) {}

  /** Adds a score to an indicator of an agreement in force; refuses the assessed and whoever does not assess it. */
  async record(ctx: OperationContext, input: RecordIndicatorScoreInput): Promise<void> {
    const { idempotencyKey, agreement: id, indicator: code } = input;
    const score = parseScore(input);
    const { value, valueAsOf, ...rest } = score;
    const asked = { ...rest, id, code, value: String(value), valueAsOf: valueAsOf?.toISOString() ?? null };
    const { database, unitOfWork, agreements, scores } = this.parts;
    await unitOfWork.run(ctx, { name: 'personnel.recordIndicatorScore', idempotencyKey, input: asked }, async (tx, journal) => {
      const agreement = await agreements.get(tx, id);
      if (agreementState(agreement) !== 'SIGNED') {
        throw new AgreementError('AGREEMENT_NOT_IN_FORCE', `The agreement ${id} is ${agreementState(agreement)}: score the one that is in force.`);
      }
      const indicator = await this.indicatorOf(tx, agreement, code);
      const recordedBy = await this.admit(tx, agreement, indicator, score);
      const now = tx.clock.now();
      assertFits(score, indicator, now, businessDateOf(now));
      if (score.source === 'QUERY' && score.reason === null) await this.assertAgrees(tx, agreement, indicator, score);
      const { familyId, divisionCode } = agreement;
      const entryNo = await nextRecordNo(database, tx, NUMBERING, divisionCode);
      const entry = { ...score, entryNo, familyId, indicatorCode: code, recordedBy, recordedAt: now, divisionCode };
      await scores.add(tx, entry);
      journal.audit({ action: 'agreement.score', entityType: 'ResponsibilityAgreement', entityId: id, divisionCode, change: asked });
      journal.publish({ type: 'IndicatorScored', key: id, divisionCode, payload: { id, code, source: score.source, value: String(value) } });
      return null;
    });
  }

  /** An answer that contradicts what counts says why, so that nobody puts another value in its place unseen. */
  private async assertAgrees(tx: OperationContext, { familyId, bonusCap }: AgreementEntity, indicator: AgreementIndicatorEntity, { value }: ParsedScore): Promise<void> {
    const now = tx.clock.now();
    const [counted] = agreementScore([indicator], await this.parts.scores.listOf(tx, [familyId], now), bonusCap, now).entries;
    if (!counted || counted.entry.value === value) return;
    throw new AgreementError('SCORE_DIFFERS', `${indicator.code} counts as ${printValue(counted.entry.value)}: give the reason why ${printValue(value)} takes its place.`);
  }

  private async indicatorOf(tx: OperationContext, { id }: AgreementEntity, code: string): Promise<AgreementIndicatorEntity> {
    const indicators = await this.parts.indicators.listOf(tx, [id]);
    const indicator = indicators.find((candidate) => candidate.code === code);
    if (indicator) return indicator;
    const known = indicators.map((candidate) => candidate.code).join(', ');
    throw new AgreementError('INDICATOR_UNKNOWN', `The agreement ${id} has no indicator ${code.slice(0, 16)}: it has ${known === '' ? 'none' : known}.`);
  }

  /** The scorer's staff number, when he may score the indicator. */
  private async admit(tx: OperationContext, agreement: AgreementEntity, indicator: AgreementIndicatorEntity, { source }: ParsedScore): Promise<string> {
    const { principal } = tx;
    const { staffNo } = principal;
    if (staffNo === undefined) throw new AgreementError('SCORE_NOT_YOURS', 'A score names the officer who recorded it: sign in with a staff number.');
    const row: ScoreRow = {
      party: { kind: agreement.partyKind, code: agreement.partyCode },
      township: agreement.divisionCode,
      assessors: [indicator.assessorCode],
      callerDivision: await this.parts.officers.divisionOf(tx, staffNo),
    };
    if (isOfParty(row.party, row.township, { principal, divisionCode: row.callerDivision })) {
      throw new AgreementError('SCORED_BY_THE_ASSESSED', 'Nobody scores an agreement of his own, of his unit or of his village: leave it to the assessor.');
    }
    admitRow(source === 'HAND' ? scoreByHand : scoreByQuery, principal, row);
    return staffNo;
  }
}
