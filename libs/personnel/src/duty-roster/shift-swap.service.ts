import { businessDateOf, startOfBusinessDate } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { cancelJob, newId, scheduleJob } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { admitRow, RecordStepService } from '@mashang/platform-subgraph';
import type { RequestShiftSwapInput, ShiftSwapStepInput } from '../__generated__/resolver-types';
import type { DutyPlanning } from './duty-planning';
import { askedSwapRule, ownShiftRule, ownSwapRule } from './duty-roster.access';
import { DutyRosterError } from './duty-roster.errors';
import type { ShiftSwapState, ShiftSwapStep } from './duty-roster.lifecycle';
import { dutyShiftLifecycle, shiftSwapLifecycle } from './duty-roster.lifecycle';
import type { DutyRosterRepository } from './duty-roster.repository';
import type { DutyShiftEntity } from './duty-shift.entity';
import type { ShiftSwapEntity } from './shift-swap.entity';
import type { ShiftSwapRepository } from './shift-swap.repository';

/** The timer of an open request: it lapses when the first of the two days begins. */
export const LAPSE_SWAP = 'personnel.lapseShiftSwap';

export interface ShiftSwapParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly rosters: DutyRosterRepository;
  readonly swaps: ShiftSwapRepository;
  readonly planning: DutyPlanning;
}

/** 换班: two cadres of a place exchange two shifts to come, if both agree and both are free. */
export class ShiftSwapService {
  private readonly steps: RecordStepService<ShiftSwapEntity, ShiftSwapState, ShiftSwapStep>;

  constructor(private readonly parts: ShiftSwapParts) {
    const { swaps, unitOfWork } = parts;
    this.steps = new RecordStepService<ShiftSwapEntity, ShiftSwapState, ShiftSwapStep>(unitOfWork, {
      type: 'ShiftSwap',
      lifecycle: shiftSwapLifecycle,
      rule: askedSwapRule,
      unknown: 'SHIFT_SWAP_UNKNOWN',
      find: (ctx, swapNo) => swaps.find(ctx, swapNo),
      advance: (...change) => swaps.advance(...change),
    });
  }

  get(ctx: OperationContext, swapNo: string): Promise<ShiftSwapEntity> {
    return this.steps.get(ctx, swapNo);
  }

  /** Asks for an exchange, and holds both shifts until it is answered: a shift is in one open request at most. */
  request(ctx: OperationContext, input: RequestShiftSwapInput): Promise<string> {
    const { idempotencyKey, shiftNo, withShiftNo } = input;
    return this.steps.file(ctx, {
      mutation: 'personnel.requestShiftSwap',
      idempotencyKey,
      asked: { shiftNo, withShiftNo },
      create: async ({ tx, now }) => {
        const own = admitRow(ownShiftRule, tx.principal, await this.shift(tx, shiftNo));
        const other = await this.shift(tx, withShiftNo);
        if (own.staffNo === other.staffNo) throw new DutyRosterError('SWAP_WITH_ONESELF', 'Both shifts are yours: choose the shift of another.');
        if (own.placeCode !== other.placeCode) throw new DutyRosterError('SWAP_OF_ANOTHER_PLACE', 'The shifts are at two places: exchange with a cadre of your own.');
        await this.assertExchangeable(tx, own, other, now);
        const swapNo = newId(tx.clock);
        const { divisionCode } = own;
        const row: ShiftSwapEntity = { swapNo, shiftNo, withShiftNo, requestedBy: own.staffNo, askedStaffNo: other.staffNo, state: 'REQUESTED', requestedAt: now, endedAt: null, divisionCode, version: 1 };
        await this.parts.swaps.insert(tx, row);
        for (const held of inOneOrder(own, other)) {
          if (held.openSwapNo !== null) throw new DutyRosterError('SHIFT_IN_OPEN_SWAP', `The shift on ${held.shiftOn} waits for the answer to another request: answer or withdraw that first.`);
          await this.parts.rosters.advanceShift(tx, held.shiftNo, held.version, held.state, { openSwapNo: swapNo });
        }
        const dueAt = startOfBusinessDate(own.shiftOn < other.shiftOn ? own.shiftOn : other.shiftOn);
        await scheduleJob(this.parts.database, tx, { kind: LAPSE_SWAP, key: swapNo, dueAt, divisionCode });
        return { key: swapNo, row };
      },
    });
  }

  /** The one asked agrees: the shifts are exchanged, if both are still free. */
  accept(ctx: OperationContext, input: ShiftSwapStepInput): Promise<void> {
    return this.end(ctx, 'accept', 'personnel.acceptShiftSwap', input, async ({ tx, row, now }) => {
      const own = await this.shift(tx, row.shiftNo);
      const other = await this.shift(tx, row.withShiftNo);
      await this.assertExchangeable(tx, own, other, now);
      for (const given of inOneOrder(own, other)) {
        const staffNo = given === own ? other.staffNo : own.staffNo;
        await this.parts.rosters.advanceShift(tx, given.shiftNo, given.version, given.state, { staffNo, openSwapNo: null });
      }
    });
  }

  decline(ctx: OperationContext, input: ShiftSwapStepInput): Promise<void> {
    return this.end(ctx, 'decline', 'personnel.declineShiftSwap', input, ({ tx, row }) => this.release(tx, row));
  }

  withdraw(ctx: OperationContext, input: ShiftSwapStepInput): Promise<void> {
    return this.end(ctx, 'withdraw', 'personnel.withdrawShiftSwap', input, ({ tx, row }) => this.release(tx, row));
  }

  /** Ends an open request without an answer: its day has come, or one of its shifts went to another. */
  async lapse(ctx: OperationContext, swapNo: string): Promise<void> {
    const { state, version } = await this.get(ctx, swapNo);
    if (state !== 'REQUESTED') return;
    await this.end(ctx, 'lapse', 'personnel.lapseShiftSwap', { idempotencyKey: swapNo, swapNo, version }, ({ tx, row }) => this.release(tx, row));
  }

  /** Lapses the open request that a shift was part of. */
  async lapseOf(ctx: OperationContext, shiftNo: string): Promise<void> {
    const open = await this.parts.swaps.findOpenOf(ctx, shiftNo);
    if (open) await this.lapse(ctx, open.swapNo);
  }

  private end(
    ctx: OperationContext,
    step: ShiftSwapStep,
    mutation: string,
    input: ShiftSwapStepInput,
    effect: (scope: RecordStepScope<ShiftSwapEntity>) => Promise<void>,
  ): Promise<void> {
    const rule = step === 'withdraw' ? ownSwapRule : step === 'lapse' ? { describe: 'the timer', admits: () => true } : askedSwapRule;
    return this.steps.take(ctx, {
      step,
      mutation,
      key: input.swapNo,
      input,
      rule,
      change: async (scope) => {
        await effect(scope);
        await cancelJob(this.parts.database, scope.tx, { kind: LAPSE_SWAP, key: input.swapNo });
        return { endedAt: scope.now };
      },
    });
  }

  private async release(tx: OperationContext, { swapNo, shiftNo, withShiftNo }: ShiftSwapEntity): Promise<void> {
    for (const held of inOneOrder(await this.shift(tx, shiftNo), await this.shift(tx, withShiftNo))) {
      if (held.openSwapNo === swapNo) await this.parts.rosters.advanceShift(tx, held.shiftNo, held.version, held.state, { openSwapNo: null });
    }
  }

  /** Both shifts are to come, and each of the two is free on the other's day. */
  private async assertExchangeable(tx: OperationContext, own: DutyShiftEntity, other: DutyShiftEntity, now: Date): Promise<void> {
    const today = businessDateOf(now);
    for (const { shiftOn, state } of [own, other]) {
      if (shiftOn <= today) throw new DutyRosterError('SHIFT_IN_THE_PAST', `The day ${shiftOn} has come: from its morning on, who keeps the roster names another.`);
      if (dutyShiftLifecycle.next(state, 'exchange') === null) throw new DutyRosterError('STATE_FORBIDS_STEP', `The shift on ${shiftOn} is ${state}: shifts of a published roster are exchanged.`);
    }
    // Held with the shifts as they were read: a shift that went to another meanwhile is of a later version.
    await this.parts.planning.hold(tx, [own.staffNo, other.staffNo]);
    await this.parts.planning.assertFree(tx, own.staffNo, other.shiftOn);
    await this.parts.planning.assertFree(tx, other.staffNo, own.shiftOn);
    const roster = await this.parts.rosters.findRoster(tx, own.rosterNo);
    const taken = [{ on: other.shiftOn, staffNo: own.staffNo }, { on: own.shiftOn, staffNo: other.staffNo }];
    const given = [{ on: own.shiftOn, staffNo: own.staffNo }, { on: other.shiftOn, staffNo: other.staffNo }];
    if (roster) await this.parts.planning.assertPostsCovered(tx, roster, taken, given);
  }

  private async shift(ctx: OperationContext, shiftNo: string): Promise<DutyShiftEntity> {
    const shift = await this.parts.rosters.findShift(ctx, shiftNo);
    if (!shift) throw new DutyRosterError('SHIFT_UNKNOWN', `There is no DutyShift ${shiftNo}: check the number.`);
    return shift;
  }
}

/** Two requests that hold the same two shifts take them in one order, so that neither waits for the other in a ring. */
function inOneOrder(one: DutyShiftEntity, other: DutyShiftEntity): readonly DutyShiftEntity[] {
  return one.shiftNo < other.shiftNo ? [one, other] : [other, one];
}
