import { addDays, businessDateOf, parseText } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { indexName, newId, once } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { admitRow, nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type {
  LinkReceptionToClaimInput,
  ReceptionStepInput,
  RecordReceptionInput,
  SetHostLimitInput,
  SetMealStandardInput,
} from '../__generated__/resolver-types';
import type { ExpenseClaimRepository } from '../expense-claim/expense-claim.repository';
import type { OfficeRegister } from '../office/office-register';
import { OfficeError } from '../office/office.errors';
import { parseNumber } from '../office/office.inputs';
import { staffNoOf } from '../office/staff';
import { decideReceptionRule, ownReception, recordReceptionRule, setStandardRule } from './official-reception.access';
import type { OfficialReceptionEntity } from './official-reception.entity';
import type { ReceptionState, ReceptionStep } from './official-reception.lifecycle';
import { receptionLifecycle } from './official-reception.lifecycle';
import type { OfficialReceptionRepository } from './official-reception.repository';
import { allowance, inForceOn, mostHosts } from './reception-standard';

type ReceptionScope = RecordStepScope<OfficialReceptionEntity>;

const MOST_HEADS = 500;

const RECORDED_ONCE = indexName('official_receptions', ['division_code', 'letter_no', 'held_on', 'meal']);

/** 接待制度: a letter, heads counted, and a cost within the standard of the day, or a reason that a leader has agreed to. */
export class OfficialReceptionService {
  private readonly steps: RecordStepService<OfficialReceptionEntity, ReceptionState, ReceptionStep>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly receptions: OfficialReceptionRepository,
    private readonly claims: ExpenseClaimRepository,
    private readonly register: OfficeRegister,
  ) {
    this.steps = new RecordStepService<OfficialReceptionEntity, ReceptionState, ReceptionStep>(unitOfWork, {
      type: 'OfficialReception',
      lifecycle: receptionLifecycle,
      rule: decideReceptionRule,
      unknown: 'RECEPTION_UNKNOWN',
      find: (ctx, receptionNo) => receptions.findByNumber(ctx, receptionNo),
      advance: (...change) => receptions.advance(...change),
    });
  }

  get(ctx: OperationContext, receptionNo: string): Promise<OfficialReceptionEntity> {
    return this.steps.get(ctx, receptionNo);
  }

  /** Sets what a meal may cost a head from a day on; refuses with `STANDARD_DAY` a day that is not after the last standard's first. */
  async setMealStandard(ctx: OperationContext, input: SetMealStandardInput): Promise<void> {
    const { idempotencyKey, division: divisionCode, meal, perHead, validFrom } = input;
    const source = parseText('source', input.source, 200);
    if (perHead.fen <= 0n) throw new OfficeError('NUMBER_OUT_OF_RANGE', 'A standard is of more than nothing: give the amount for one head.');
    const request = { name: 'personnel.setMealStandard', idempotencyKey, input: { division: divisionCode, meal, perHead: perHead.toYuan(), validFrom, source } };
    await this.unitOfWork.run(ctx, request, async (tx, journal) => {
      admitRow(setStandardRule, tx.principal, { divisionCode });
      await this.register.assertDivision(tx, divisionCode);
      await this.receptions.holdStandards(tx, divisionCode);
      assertLater(await this.receptions.listStandards(tx, divisionCode, meal), validFrom);
      await this.receptions.beginStandard(tx, { id: newId(tx.clock), divisionCode, meal, perHead, validFrom, validUntil: null, source }, addDays(validFrom, -1));
      journal.audit({ action: 'mealStandard.set', entityType: 'MealStandard', entityId: `${divisionCode} ${meal}`, divisionCode, change: request.input });
      return null;
    });
  }

  /** Sets how many hosts may eat along from a day on; refuses as `setMealStandard` does. */
  async setHostLimit(ctx: OperationContext, input: SetHostLimitInput): Promise<void> {
    const { idempotencyKey, division: divisionCode, validFrom } = input;
    const source = parseText('source', input.source, 200);
    const visitorsUpTo = parseNumber('number of visitors', input.visitorsUpTo, 1, MOST_HEADS);
    const hosts = parseNumber('number of hosts', input.hosts, 0, MOST_HEADS);
    const oneOf = parseNumber('share', input.oneOf, 1, MOST_HEADS);
    const request = { name: 'personnel.setHostLimit', idempotencyKey, input: { division: divisionCode, visitorsUpTo, hosts, oneOf, validFrom, source } };
    await this.unitOfWork.run(ctx, request, async (tx, journal) => {
      admitRow(setStandardRule, tx.principal, { divisionCode });
      await this.register.assertDivision(tx, divisionCode);
      await this.receptions.holdStandards(tx, divisionCode);
      assertLater(await this.receptions.listHostLimits(tx, divisionCode), validFrom);
      await this.receptions.beginHostLimit(tx, { id: newId(tx.clock), divisionCode, visitorsUpTo, hosts, oneOf, validFrom, validUntil: null, source }, addDays(validFrom, -1));
      journal.audit({ action: 'hostLimit.set', entityType: 'HostLimit', entityId: divisionCode, divisionCode, change: request.input });
      return null;
    });
  }

  /** Records a reception and answers its number; refuses with `OVER_STANDARD`, and by how much, what exceeds it without a justification, `RECEPTION_RECORDED` a second time. */
  record(ctx: OperationContext, input: RecordReceptionInput): Promise<string> {
    const { idempotencyKey, division: divisionCode, heldOn, meal, cost } = input;
    const letterNo = parseText('letter number', input.letterNo, 64);
    const visitingBody = parseText('visiting body', input.visitingBody, 100);
    const visitors = parseNumber('number of visitors', input.visitors, 1, MOST_HEADS);
    const hosts = parseNumber('number of hosts', input.hosts, 0, MOST_HEADS);
    const reason = input.justification == null ? null : parseText('justification', input.justification, 1000);
    if (cost.fen < 0n) throw new OfficeError('NUMBER_OUT_OF_RANGE', 'A meal does not cost less than nothing: give what was paid.');
    const create = async ({ tx, now }: Omit<ReceptionScope, 'row'>) => {
      admitRow(recordReceptionRule, tx.principal, { divisionCode });
      const today = businessDateOf(now);
      if (heldOn > today) throw new OfficeError('RECEPTION_IN_THE_FUTURE', `The reception is dated ${heldOn}, after today (${today}): record it when it has been given.`);
      const { allowedCost, allowedHosts } = await this.allowed(tx, { divisionCode, heldOn, meal, visitors, hosts });
      const isOver = cost.compare(allowedCost) > 0 || hosts > allowedHosts;
      if (isOver && reason === null) {
        throw new OfficeError('OVER_STANDARD', `The standard allows ${allowedCost.toYuan()} yuan and ${allowedHosts} hosts, not ${cost.toYuan()} and ${hosts}: justify it, or keep to it.`, {
          allowedCost: allowedCost.toYuan(),
          allowedHosts,
        });
      }
      const key = await nextRecordNo(this.database, tx, { series: 'personnel.OfficialReception', letter: 'R' }, divisionCode);
      const asGiven = { letterNo, visitingBody, visitors, hosts, heldOn, meal, cost, allowedCost, allowedHosts };
      const host = { hostStaffNo: staffNoOf(tx.principal), departmentCode: tx.principal.departmentCode ?? null };
      const state: ReceptionState = isOver ? 'JUSTIFIED' : 'RECORDED';
      const row = { ...asGiven, ...host, receptionNo: key, divisionCode, state, justification: isOver ? reason : null, decidedBy: null, claimNo: null, version: 1 };
      await once(RECORDED_ONCE, this.receptions.insert(tx, row), () => {
        const refusal = `The ${meal} of ${heldOn} for the letter ${letterNo} is recorded already: a reception is recorded once.`;
        return new OfficeError('RECEPTION_RECORDED', refusal);
      });
      return { key, row };
    };
    const asked = { division: divisionCode, letterNo, visitingBody, visitors, hosts, heldOn, meal, cost: cost.toYuan(), justification: reason };
    return this.steps.file(ctx, { mutation: 'personnel.recordReception', idempotencyKey, asked, create });
  }

  approve(ctx: OperationContext, input: ReceptionStepInput): Promise<void> {
    return this.decide(ctx, 'approve', 'personnel.approveReception', input);
  }

  refuse(ctx: OperationContext, input: ReceptionStepInput): Promise<void> {
    return this.decide(ctx, 'refuse', 'personnel.refuseReception', input);
  }

  /** Says which of the host's claims refunds it; refuses with `RECEPTION_CLAIM` one of somebody else, of another sum, or that refunds another. */
  linkClaim(ctx: OperationContext, input: LinkReceptionToClaimInput): Promise<void> {
    const { claimNo } = input;
    const change = async ({ tx, row }: ReceptionScope) => {
      await this.claims.hold(tx, claimNo);
      const claim = await this.claims.findByNumber(tx, claimNo);
      if (claim?.handlerStaffNo !== row.hostStaffNo || !claim.total.equals(row.cost)) {
        throw new OfficeError('RECEPTION_CLAIM', `${claimNo} is no claim of the host over ${row.cost.toYuan()} yuan: file one for this reception.`);
      }
      if (row.claimNo !== null || (await this.receptions.findByClaim(tx, claimNo))) {
        throw new OfficeError('RECEPTION_CLAIM', 'A reception is refunded by one claim, and a claim refunds one reception: choose another.');
      }
      return { claimNo };
    };
    return this.steps.take(ctx, { step: 'linkClaim', mutation: 'personnel.linkReceptionToClaim', key: input.receptionNo, input, asked: { claimNo }, rule: ownReception, change });
  }

  private decide(ctx: OperationContext, step: 'approve' | 'refuse', mutation: string, input: ReceptionStepInput): Promise<void> {
    return this.steps.take(ctx, { step, mutation, key: input.receptionNo, input, change: ({ tx }) => ({ decidedBy: staffNoOf(tx.principal) }) });
  }

  private async allowed(tx: OperationContext, asked: Pick<OfficialReceptionEntity, 'divisionCode' | 'heldOn' | 'meal' | 'visitors' | 'hosts'>) {
    const standard = inForceOn(await this.receptions.listStandards(tx, asked.divisionCode, asked.meal), asked.heldOn);
    const limit = inForceOn(await this.receptions.listHostLimits(tx, asked.divisionCode), asked.heldOn);
    if (!standard || !limit) {
      throw new OfficeError('STANDARD_MISSING', `No ${standard ? 'host limit' : 'meal standard'} of this township is in force on ${asked.heldOn}: let a leader set it first.`);
    }
    return { allowedCost: allowance(standard, asked.visitors + asked.hosts), allowedHosts: mostHosts(limit, asked.visitors) };
  }
}

function assertLater(earlier: readonly { readonly validFrom: string }[], validFrom: string): void {
  const last = earlier.at(-1)?.validFrom;
  if (last !== undefined && validFrom <= last) throw new OfficeError('STANDARD_DAY', `The last one is in force from ${last}: give a later day.`);
}
