import type { EventMessage, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { z } from 'zod';
import { isUntold } from './accountability.lifecycle';
import type { AccountabilityRepository } from './accountability.repository';
import type { AccountabilityRegister } from './accountability-register.service';

const card = z.object({ alertNo: z.string(), caseNo: z.string(), ruleId: z.string(), subject: z.string(), level: z.enum(['WARNING', 'YELLOW', 'RED']), departmentCode: z.string(), staffNo: z.string().nullable() });
const complaint = z.object({ complaintNo: z.string(), caseNo: z.string().nullable(), title: z.string(), departmentCode: z.string(), staffNo: z.string().nullable() });
const ended = z.object({ key: z.string() });

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

  /** Untold, the record goes; told, it stays to be cleared or revoked by people, and no measure can rest on it. */
  async cardGone(ctx: OperationContext, { payload }: EventMessage): Promise<void> {
    const { key: source } = ended.parse(payload);
    const record = await this.records.findBySource(ctx, 'CARD', source);
    if (record === null || record.isTriggerRevoked) return;
    const { recordNo, version, state, divisionCode } = record;
    const mutation = 'personnel.withdrawTrigger';
    const idempotencyKey = `gone-${source}`;
    if (isUntold(state)) {
      const change = ({ now }: { readonly now: Date }) => ({ isTriggerRevoked: true, outcome: `${source} 已撤销`, endedAt: now });
      await this.register.steps.take(ctx, { step: 'lapse', mutation, key: recordNo, input: { idempotencyKey, version }, rule: ofEvents, change });
      return;
    }
    await this.unitOfWork.run(ctx, { name: mutation, idempotencyKey, input: { recordNo } }, async (tx, journal) => {
      await this.records.advance(tx, recordNo, version, state, { isTriggerRevoked: true });
      journal.audit({ action: 'accountabilityRecord.triggerRevoked', entityType: 'AccountabilityRecord', entityId: recordNo, divisionCode, change: { source } });
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
