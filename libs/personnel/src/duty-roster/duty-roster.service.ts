import type { WorkingTime } from '@mashang/domain';
import { addDays, businessDateOf, DivisionCode, parseBusinessDate, YearMonth } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { newId, scheduleJob } from '@mashang/platform-persistence';
import { admitRow, RecordStepService } from '@mashang/platform-subgraph';
import type { AssignDutyShiftInput, DraftDutyRosterInput, PublishDutyRosterInput } from '../__generated__/resolver-types';
import type { DutyPlanning } from './duty-planning';
import { keepRosterRule, openPlaceRule } from './duty-roster.access';
import type { DutyRosterEntity } from './duty-roster.entity';
import { DutyRosterError } from './duty-roster.errors';
import type { DutyRosterState, DutyRosterStep } from './duty-roster.lifecycle';
import { dutyRosterLifecycle } from './duty-roster.lifecycle';
import type { DutyRosterRepository } from './duty-roster.repository';
import type { DutyShiftEntity } from './duty-shift.entity';
import { MISS_SHIFTS } from './duty-shift.service';
import { rosterDays, uncoveredDays } from './roster-days';
import type { ProposedShift } from './roster-proposal';
import { proposeRoster } from './roster-proposal';

const MOST_OFFICERS = 50;
const LONGEST_LIST_DAYS = 92;

/** A working day of a published roster with nobody on duty who can be. */
export interface UncoveredDuty {
  readonly roster: DutyRosterEntity;
  readonly on: string;
  readonly away: readonly string[];
}

export interface DutyRosterParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly rosters: DutyRosterRepository;
  readonly planning: DutyPlanning;
  readonly workingTime: WorkingTime;
}

/** 轮流坐班表: drafted for a month, filled by hand where absences left a gap, published once each working day is covered. */
export class DutyRosterService {
  private readonly steps: RecordStepService<DutyRosterEntity, DutyRosterState, DutyRosterStep>;

  constructor(private readonly parts: DutyRosterParts) {
    const { rosters, unitOfWork } = parts;
    this.steps = new RecordStepService<DutyRosterEntity, DutyRosterState, DutyRosterStep>(unitOfWork, {
      type: 'DutyRoster',
      lifecycle: dutyRosterLifecycle,
      rule: keepRosterRule,
      unknown: 'ROSTER_UNKNOWN',
      find: (ctx, rosterNo) => rosters.findRoster(ctx, rosterNo),
      advance: (...change) => rosters.advanceRoster(...change),
    });
  }

  get(ctx: OperationContext, rosterNo: string): Promise<DutyRosterEntity> {
    return this.steps.get(ctx, rosterNo);
  }

  /** Drafts a month from today on, in turn after the last roster; a draft that is there is replaced. */
  async draft(ctx: OperationContext, input: DraftDutyRosterInput): Promise<string> {
    const { idempotencyKey, placeKind, placeCode, division, officers, responsible } = input;
    const month = YearMonth.parse(input.month);
    const divisionCode = DivisionCode.parse(division);
    const turn = [...new Set(officers)];
    if (turn.length < 1 || turn.length > MOST_OFFICERS) throw new DutyRosterError('ROSTER_OFFICERS', `${turn.length} officers take turns: name 1 to ${MOST_OFFICERS}.`);
    return this.steps.file(ctx, {
      mutation: 'personnel.draftDutyRoster',
      idempotencyKey,
      asked: { placeKind, placeCode, division, month, officers: [...officers], responsible },
      create: async ({ tx, now }) => {
        const today = businessDateOf(now);
        if (month < YearMonth.ofDate(today)) throw new DutyRosterError('ROSTER_MONTH_PAST', `${month} is over: draft this month or a later one.`);
        const startsOn = today > YearMonth.firstDay(month) ? today : YearMonth.firstDay(month);
        const drafted: DutyRosterEntity = {
          rosterNo: `${placeCode}-${month}`, placeKind, placeCode, month, startsOn, state: 'DRAFT',
          responsibleStaffNo: responsible, publishedAt: null, publishedBy: null, divisionCode, version: 1,
        };
        const after = await this.admitDraft(tx, drafted);
        await this.parts.planning.officersOf(tx, divisionCode, [...turn, responsible]);
        await this.parts.planning.assertStillServing(tx, [...turn, responsible], startsOn);
        const row = await this.replaceDraft(tx, drafted);
        await this.parts.rosters.insertShifts(tx, await this.propose(tx, row, inTurnAfter(turn, after)));
        return { key: row.rosterNo, row };
      },
    });
  }

  /** Puts one more officer on duty on a day of a draft. */
  assign(ctx: OperationContext, input: AssignDutyShiftInput): Promise<void> {
    const { on, officer } = input;
    return this.steps.take(ctx, {
      step: 'assign',
      mutation: 'personnel.assignDutyShift',
      key: input.rosterNo,
      input,
      asked: { on, officer },
      change: async ({ tx }) => {
        await this.parts.planning.hold(tx, [officer]);
        return {};
      },
      after: async ({ tx, row }) => {
        const { planning, rosters } = this.parts;
        if (YearMonth.ofDate(on) !== row.month || on < row.startsOn) throw new DutyRosterError('SHIFT_OF_ANOTHER_MONTH', `${on} is no day of this roster: choose one from ${row.startsOn} to ${YearMonth.lastDay(row.month)}.`);
        if (!this.parts.workingTime.calendar.isWorkingDay(on)) throw new DutyRosterError('SHIFT_NOT_ON_A_WORKING_DAY', `${on} is no working day: duty is on working days only.`);
        await planning.officersOf(tx, row.divisionCode, [officer]);
        await planning.assertFree(tx, officer, on);
        await planning.assertPostsCovered(tx, row, [{ on, staffNo: officer }]);
        await rosters.insertShifts(tx, [this.planned(tx, row, { on, staffNo: officer })]);
      },
    });
  }

  /** Publishes a roster that covers each working day from its first on; names the days otherwise. */
  publish(ctx: OperationContext, input: PublishDutyRosterInput): Promise<void> {
    return this.steps.take(ctx, {
      step: 'publish',
      mutation: 'personnel.publishDutyRoster',
      key: input.rosterNo,
      input,
      change: async ({ tx, row, now }) => {
        const { rosters, planning } = this.parts;
        if (row.startsOn < businessDateOf(now)) throw new DutyRosterError('ROSTER_BEGUN', `The draft begins on ${row.startsOn}, which is over: draft it again from today on.`);
        // Whoever changes the draft meanwhile advances its version, so the shifts stay what they are.
        const shifts = (await rosters.listShifts(tx, [row.rosterNo])).map(dutyOf);
        await planning.hold(tx, shifts.map(({ staffNo }) => staffNo));
        const days = (await this.uncovered(tx, [row])).get(row.rosterNo) ?? [];
        if (days.length > 0) throw new DutyRosterError('ROSTER_UNCOVERED', `Nobody is on duty on ${days.join(', ')}: assign an officer to each of these days first.`, { days: [...days] });
        await planning.assertNowhereElse(tx, row.placeCode, shifts);
        await planning.assertPostsCovered(tx, row, shifts);
        return { publishedAt: now, publishedBy: tx.principal.staffNo ?? null };
      },
      after: async ({ tx, row }) => {
        const { rosters, database, workingTime } = this.parts;
        await rosters.scheduleShifts(tx, row.rosterNo);
        const [first] = rosterDays(workingTime.calendar, row.month, row.startsOn);
        if (first) await scheduleJob(database, tx, { kind: MISS_SHIFTS, key: row.rosterNo, dueAt: workingTime.closingOf(first), divisionCode: row.divisionCode });
      },
    });
  }

  /** The working days of each roster on which nobody is on duty who can be. */
  async uncovered(ctx: OperationContext, rosters: readonly DutyRosterEntity[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const shifts = await this.parts.rosters.listShifts(ctx, rosters.map(({ rosterNo }) => rosterNo));
    const [first = ''] = rosters.map(({ startsOn }) => startsOn).sort();
    const last = rosters.map(({ month }) => YearMonth.lastDay(month)).sort().at(-1) ?? '';
    const unavailableAt = await this.parts.planning.unavailability(ctx, [...new Set(shifts.map(({ staffNo }) => staffNo))], first, last);
    return new Map(
      rosters.map(({ rosterNo, placeCode, month, startsOn }) => {
        const own = shifts.filter((shift) => shift.rosterNo === rosterNo).map(dutyOf);
        return [rosterNo, uncoveredDays(rosterDays(this.parts.workingTime.calendar, month, startsOn), own, unavailableAt(placeCode))];
      }),
    );
  }

  /** The published rosters of a division and below it whose month touches an interval of at most 92 days. */
  publishedIn(ctx: OperationContext, division: string, from: string, to: string): Promise<readonly DutyRosterEntity[]> {
    if (from > to) throw new DutyRosterError('INTERVAL_ENDS_BEFORE_IT_BEGINS', `The interval ends on ${to}, before it begins: give a later end.`);
    if (to > addDays(parseBusinessDate(from), LONGEST_LIST_DAYS)) throw new DutyRosterError('INTERVAL_TOO_LONG', `From ${from} to ${to} is longer than ${LONGEST_LIST_DAYS} days: ask for each quarter by itself.`);
    return this.parts.rosters.listPublished(ctx, DivisionCode.parse(division), YearMonth.ofDate(from), YearMonth.ofDate(to));
  }

  /** The uncovered days of rosters within an interval, each with whoever was to be on duty. */
  async uncoveredWithin(ctx: OperationContext, rosters: readonly DutyRosterEntity[], from: string, to: string): Promise<UncoveredDuty[]> {
    if (rosters.length === 0) return [];
    const [days, shifts] = await Promise.all([this.uncovered(ctx, rosters), this.parts.rosters.listShifts(ctx, rosters.map(({ rosterNo }) => rosterNo))]);
    return rosters.flatMap((roster) => {
      const within = (days.get(roster.rosterNo) ?? []).filter((on) => from <= on && on <= to);
      return within.map((on) => ({ roster, on, away: shifts.filter(({ rosterNo, shiftOn }) => rosterNo === roster.rosterNo && shiftOn === on).map(({ staffNo }) => staffNo) }));
    });
  }

  /** Shifts of published rosters without those whose officer is away or has left; whoever has checked in was there. */
  async present(ctx: OperationContext, shifts: readonly DutyShiftEntity[], on: string): Promise<readonly DutyShiftEntity[]> {
    const isAway = await this.parts.planning.awayOn(ctx, shifts.map(({ staffNo }) => staffNo), on);
    return shifts.filter(({ staffNo, checkedInAt }) => checkedInAt !== null || !isAway(staffNo));
  }

  /** Admits whoever may draft, and answers who had the last turn before the month. */
  private async admitDraft(tx: OperationContext, { rosterNo, placeKind, placeCode, month, divisionCode }: DutyRosterEntity): Promise<string | null> {
    const { rosters } = this.parts;
    const known = await rosters.findAnyOfPlace(tx, placeCode);
    const current = await rosters.findRoster(tx, rosterNo);
    const previous = await rosters.findPublishedBefore(tx, placeCode, month);
    // The first roster of a place is for the township to draft; whoever it names answers for the later ones.
    const responsibleStaffNo = (current ?? previous)?.responsibleStaffNo ?? null;
    admitRow(known ? keepRosterRule : openPlaceRule, tx.principal, { placeKind, divisionCode, responsibleStaffNo });
    if (known && (known.divisionCode !== divisionCode || known.placeKind !== placeKind)) {
      throw new DutyRosterError('PLACE_OF_ANOTHER_DIVISION', `${placeCode} is a place of ${known.divisionCode}: name its own division and kind.`);
    }
    if (current?.state === 'PUBLISHED') throw new DutyRosterError('ROSTER_PUBLISHED', `${rosterNo} is published: its shifts change by swap or replacement.`);
    return previous ? ((await rosters.listShifts(tx, [previous.rosterNo])).at(-1)?.staffNo ?? null) : null;
  }

  private async replaceDraft(tx: OperationContext, drafted: DutyRosterEntity): Promise<DutyRosterEntity> {
    const { rosters } = this.parts;
    const current = await rosters.findRoster(tx, drafted.rosterNo);
    if (!current) {
      await rosters.insertRoster(tx, drafted);
      return drafted;
    }
    const { startsOn, responsibleStaffNo } = drafted;
    await rosters.advanceRoster(tx, current.rosterNo, current.version, 'DRAFT', { startsOn, responsibleStaffNo });
    await rosters.deleteShifts(tx, current.rosterNo);
    return { ...drafted, version: current.version + 1 };
  }

  private async propose(tx: OperationContext, row: DutyRosterEntity, turn: readonly string[]): Promise<readonly DutyShiftEntity[]> {
    const days = rosterDays(this.parts.workingTime.calendar, row.month, row.startsOn);
    const unavailableAt = await this.parts.planning.unavailability(tx, turn, row.startsOn, YearMonth.lastDay(row.month));
    return proposeRoster(days, turn, unavailableAt(row.placeCode)).map((proposed) => this.planned(tx, row, proposed));
  }

  private planned({ clock }: OperationContext, { rosterNo, placeCode, divisionCode }: DutyRosterEntity, { on, staffNo }: { readonly on: string; readonly staffNo: string }): DutyShiftEntity {
    const isProvisional = this.parts.workingTime.calendar.dayOf(on).provisional;
    return { ...untouched, shiftNo: newId(clock), rosterNo, placeCode, shiftOn: on, staffNo, isProvisional, state: 'PLANNED', divisionCode, version: 1 };
  }
}

function dutyOf({ shiftOn, staffNo }: DutyShiftEntity): ProposedShift {
  return { on: shiftOn, staffNo };
}

/** The turn goes on after the one who had the last day of the month before. */
function inTurnAfter(officers: readonly string[], last: string | null): readonly string[] {
  const next = last === null ? 0 : officers.indexOf(last) + 1;
  return [...officers.slice(next), ...officers.slice(0, next)];
}

const untouched = {
  checkedInAt: null,
  isLate: false,
  checkedOutAt: null,
  replacedStaffNo: null,
  replacementReason: null,
  openSwapNo: null,
} as const;
