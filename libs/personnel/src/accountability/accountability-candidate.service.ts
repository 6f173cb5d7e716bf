import { parseText } from '@mashang/domain';
import type { AccessRule } from '@mashang/platform-identity';
import type { EventMessage, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { z } from 'zod';
import type { AccountabilityTextInput } from '../__generated__/resolver-types';
import { looksAcross } from './accountability.access';
import type { AccountabilityRecordEntity } from './accountability.entity';
import { AccountabilityError } from './accountability.errors';
import { isUntold } from './accountability.lifecycle';
import type { AccountabilityRepository } from './accountability.repository';
import type { AccountabilityRegister } from './accountability-register.service';

const card = z.object({ alertNo: z.string(), caseNo: z.string(), ruleId: z.string(), subject: z.string(), level: z.enum(['WARNING', 'YELLOW', 'RED']), departmentCode: z.string(), staffNo: z.string().nullable() });
const complaint = z.object({ complaintNo: z.string(), caseNo: z.string().nullable(), title: z.string(), departmentCode: z.string(), staffNo: z.string().nullable() });
const ended = z.object({ key: z.string() });

interface GroundGone {
  readonly idempotencyKey: string;
  readonly rule: AccessRule<AccountabilityRecordEntity>;
  readonly reason: string;
}

/** What comes from cases: cards and justified complaints set candidates off, and a card that goes takes its candidate along. */
export class AccountabilityCandidateService {
  constructor(
    private readonly register: AccountabilityRegister,
    private readonly records: AccountabilityRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** A warning is no neglect yet; yellow and red are to be looked at. */
  async cardIssued(ctx: OperationContext, { payload, divisionCode }: EventMessage): Promise<void> {
    const { alertNo: source, caseNo, ruleId, subject, level, departmentCode, staffNo } = card.parse(payload);
    if (level === 'WARNING') return;
    await this.candidate(ctx, { trigger: 'CARD', source, caseNo, matter: `${level} ${ruleId} ${subject}`, departmentCode, staffNo, divisionCode });
  }

  async complaintUpheld(ctx: OperationContext, { payload, divisionCode }: EventMessage): Promise<void> {
    const { complaintNo: source, caseNo, title, departmentCode, staffNo } = complaint.parse(payload);
    await this.candidate(ctx, { trigger: 'COMPLAINT', source, caseNo, matter: title, departmentCode, staffNo, divisionCode });
  }

  async cardRevoked(ctx: OperationContext, { payload }: EventMessage): Promise<void> {
    await this.cardGone(ctx, ended.parse(payload).key, '已撤销');
  }

  async cardLapsed(ctx: OperationContext, { payload }: EventMessage): Promise<void> {
    await this.cardGone(ctx, ended.parse(payload).key, '已自动失效');
  }

  /** Says that an audit, a report or a complaint was withdrawn, as a leader or auditor; cards tell of themselves. */
  async withdrawGround(ctx: OperationContext, { idempotencyKey, recordNo, version, text }: AccountabilityTextInput): Promise<void> {
    const reason = parseText('reason', text, 1000);
    const record = await this.register.readBack(ctx, recordNo);
    if (record.triggerKind === 'CARD') throw new AccountabilityError('GROUND_IS_A_CARD', 'A card tells by itself that it is gone: revoke it in cases.');
    await this.groundGone(ctx, { ...record, version }, { idempotencyKey, rule: looksAcross, reason });
  }

  private async cardGone(ctx: OperationContext, source: string, how: string): Promise<void> {
    const record = await this.records.findBySource(ctx, 'CARD', source);
    if (record === null || record.isTriggerRevoked) return;
    await this.groundGone(ctx, record, { idempotencyKey: `gone-${source}`, rule: ofEvents, reason: `${source} ${how}` });
  }

  /** Untold, the record goes; told, it stays to be cleared or revoked by people, and no measure can rest on it. */
  private async groundGone(ctx: OperationContext, { recordNo, version, state, divisionCode }: AccountabilityRecordEntity, { idempotencyKey, rule, reason }: GroundGone): Promise<void> {
    const mutation = 'personnel.withdrawGround';
    if (isUntold(state)) {
      const change = ({ now }: { readonly now: Date }) => ({ isTriggerRevoked: true, outcome: reason, endedAt: now });
      await this.register.steps.take(ctx, { step: 'lapse', mutation, key: recordNo, input: { idempotencyKey, version }, asked: { reason }, rule, change });
      return;
    }
    await this.unitOfWork.run(ctx, { name: mutation, idempotencyKey, input: { recordNo, version, reason } }, async (tx, journal) => {
      await this.records.advance(tx, recordNo, version, state, { isTriggerRevoked: true });
      journal.audit({ action: 'accountabilityRecord.groundGone', entityType: 'AccountabilityRecord', entityId: recordNo, divisionCode, change: { reason } });
      return null;
    });
  }

  private async candidate(ctx: OperationContext, matter: Parameters<AccountabilityRegister['file']>[2]): Promise<void> {
    if (await this.records.findBySource(ctx, matter.trigger, matter.source)) return;
    await this.register.file(ctx, `${matter.trigger}-${matter.source}`, matter);
  }
}

/** Events act for nobody, so no person's row rule applies; no root field has this rule. */
const ofEvents = { describe: 'events', admits: () => true };
