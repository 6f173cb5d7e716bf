import type { WorkingTime } from '@mashang/domain';
import { businessDateOf, parseText } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { scheduleJob } from '@mashang/platform-persistence';
import { admitRow, RecordStepService } from '@mashang/platform-subgraph';
import type { DutyShiftStepInput, ReplaceOnShiftInput } from '../__generated__/resolver-types';
import { LONGEST_REASON } from '../attendance/attendance.inputs';
import { checkInVerdict } from '../attendance/office-day';
import type { DutyPlanning } from './duty-planning';
import { keepRosterRule, ownShiftRule } from './duty-roster.access';
import { DutyRosterError } from './duty-roster.errors';
import type { DutyShiftState, DutyShiftStep } from './duty-roster.lifecycle';
import { dutyShiftLifecycle } from './duty-roster.lifecycle';
import type { DutyRosterRepository } from './duty-roster.repository';
import type { DutyShiftEntity } from './duty-shift.entity';
import type { ShiftSwapService } from './shift-swap.service';

/** The timer of a published roster: at each closing, the shifts to which nobody has checked in. */
export const MISS_SHIFTS = 'personnel.missShifts';

export interface DutyShiftParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly rosters: DutyRosterRepository;
  readonly planning: DutyPlanning;
  readonly swaps: ShiftSwapService;
  readonly workingTime: WorkingTime;
}

/** A published shift: checked in and out by its officer, given to another by who keeps the roster, missed when nobody comes. */
export class DutyShiftService {
  private readonly steps: RecordStepService<DutyShiftEntity, DutyShiftState, DutyShiftStep>;

  constructor(private readonly parts: DutyShiftParts) {
    const { rosters, unitOfWork } = parts;
    this.steps = new RecordStepService<DutyShiftEntity, DutyShiftState, DutyShiftStep>(unitOfWork, {
      type: 'DutyShift',
      lifecycle: dutyShiftLifecycle,
      rule: ownShiftRule,
      unknown: 'SHIFT_UNKNOWN',
      find: (ctx, shiftNo) => rosters.findShift(ctx, shiftNo),
      advance: (...change) => rosters.advanceShift(...change),
    });
  }

  get(ctx: OperationContext, shiftNo: string): Promise<DutyShiftEntity> {
    return this.steps.get(ctx, shiftNo);
  }

  /** Checks in on the shift's day. Late is written down, not refused; before and after the day it is refused. */
  checkIn(ctx: OperationContext, input: DutyShiftStepInput): Promise<void> {
    return this.steps.take(ctx, {
      step: 'checkIn',
      mutation: 'personnel.checkInShift',
      key: input.shiftNo,
      input,
      change: ({ row, now }) => {
        assertToday(row, now);
        const verdict = checkInVerdict(this.parts.workingTime, row.shiftOn, now);
        if (verdict !== 'IN_TIME' && verdict !== 'LATE') {
          throw new DutyRosterError('CHECK_IN_OUTSIDE_OFFICE_HOURS', 'A check-in counts from an hour before opening until closing: come back within these hours.', { verdict });
        }
        return { checkedInAt: now, isLate: verdict === 'LATE' };
      },
    });
  }

  checkOut(ctx: OperationContext, input: DutyShiftStepInput): Promise<void> {
    return this.steps.take(ctx, {
      step: 'checkOut',
      mutation: 'personnel.checkOutShift',
      key: input.shiftNo,
      input,
      change: ({ row, now }) => {
        assertToday(row, now);
        return { checkedOutAt: now };
      },
    });
  }

  /** Gives a shift to another officer of the place, up to its day; an open request to swap it lapses. */
  replace(ctx: OperationContext, input: ReplaceOnShiftInput): Promise<void> {
    const { officer } = input;
    const reason = parseText('reason', input.reason, LONGEST_REASON);
    const { planning, rosters, swaps } = this.parts;
    return this.steps.take(ctx, {
      step: 'replace',
      mutation: 'personnel.replaceOnShift',
      key: input.shiftNo,
      input,
      asked: { officer, reason },
      // Who may replace stands on the roster, so it is looked at below.
      rule: { describe: keepRosterRule.describe, admits: keepRosterRule.admits },
      change: async ({ tx, row, now }) => {
        const roster = await rosters.findRoster(tx, row.rosterNo);
        const place = { placeKind: roster?.placeKind ?? 'AGENCY_POINT', divisionCode: row.divisionCode };
        admitRow(keepRosterRule, tx.principal, { ...place, responsibleStaffNo: roster?.responsibleStaffNo ?? null });
        if (row.shiftOn < businessDateOf(now)) throw new DutyRosterError('SHIFT_IN_THE_PAST', `The shift was on ${row.shiftOn}: what is over is not given to another.`);
        await planning.hold(tx, [officer, row.staffNo]);
        await planning.officersOf(tx, row.divisionCode, [officer]);
        await planning.assertFree(tx, officer, row.shiftOn);
        await planning.assertPostsCovered(tx, place, [{ on: row.shiftOn, staffNo: officer }], [{ on: row.shiftOn, staffNo: row.staffNo }]);
        return { staffNo: officer, replacedStaffNo: row.staffNo, replacementReason: reason, openSwapNo: null };
      },
      after: async ({ tx, row }) => swaps.lapseOf(tx, row.shiftNo),
    });
  }

  /** At a closing: whoever has not checked in has missed the shift; the timer goes on to the next day of the roster. */
  async missOverdue(ctx: OperationContext, rosterNo: string): Promise<void> {
    const { rosters, database, workingTime } = this.parts;
    const now = ctx.clock.now();
    const waiting = (await rosters.listShifts(ctx, [rosterNo])).filter(({ state }) => state === 'SCHEDULED');
    for (const { shiftNo, version } of waiting.filter(({ shiftOn }) => workingTime.closingOf(shiftOn) <= now)) {
      const input = { idempotencyKey: shiftNo, version };
      await this.steps.take(ctx, { step: 'miss', mutation: 'personnel.missShift', key: shiftNo, input, rule: { describe: 'the timer', admits: () => true } });
    }
    const next = waiting.find(({ shiftOn }) => workingTime.closingOf(shiftOn) > now);
    if (next) await scheduleJob(database, ctx, { kind: MISS_SHIFTS, key: rosterNo, dueAt: workingTime.closingOf(next.shiftOn), divisionCode: next.divisionCode });
  }
}

function assertToday({ shiftOn }: Pick<DutyShiftEntity, 'shiftOn'>, now: Date): void {
  const today = businessDateOf(now);
  if (shiftOn > today) throw new DutyRosterError('SHIFT_IN_THE_FUTURE', `The shift is on ${shiftOn}: check in and out on that day.`);
  if (shiftOn < today) throw new DutyRosterError('SHIFT_IN_THE_PAST', `The shift was on ${shiftOn}: check in and out on its day.`);
}
