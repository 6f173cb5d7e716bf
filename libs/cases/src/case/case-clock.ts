import type { BusinessDate, DayKind, TimeLimit, WorkingTime } from '@mashang/domain';
import { businessDateOf, deadlineOf, explainTimeLimit, usedWorkingDays } from '@mashang/domain';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import type { SpecialProcedureEntity } from '../special-procedure/special-procedure.entity';
import type { CaseEntity } from './case.entity';

/** What stopped a clock, and where it is written. */
export interface ClockPause {
  readonly from: Date;
  /** When it ended, or at the latest when the granted time did. */
  readonly until: Date;
  /** Whether the procedure took longer than was granted, so that the clock runs again while it lasts. */
  readonly exceedsGranted: boolean;
  readonly workingMinutes: number;
  readonly reason: string;
  readonly source: string;
}

export interface ClockDay {
  readonly date: BusinessDate;
  readonly kind: DayKind;
  readonly isCounted: boolean;
  readonly workingMinutes: number;
  readonly pausedMinutes: number;
  readonly reason: string;
  readonly source: string;
}

export interface Clock {
  readonly limitWorkingDays: number;
  readonly dueOn: BusinessDate;
  readonly dueAt: Date;
  readonly isProvisional: boolean;
  readonly isPaused: boolean;
  readonly usedWorkingDays: number;
  readonly remainingWorkingDays: number;
  readonly overdueWorkingDays: number;
  readonly pauses: readonly ClockPause[];
  readonly explain: readonly ClockDay[];
}

type Procedure = Pick<SpecialProcedureEntity, 'noticeNo' | 'ground' | 'startedAt' | 'grantedUntil' | 'endedAt'>;

/** The pauses that special procedures make, as they were known at an instant: each stops the clock for at most its granted time. */
export function pausesOf(time: WorkingTime, procedures: readonly Procedure[], knownAt: Date): readonly ClockPause[] {
  return procedures
    .filter(({ startedAt }) => startedAt <= knownAt)
    .map(({ noticeNo, ground, startedAt, grantedUntil, endedAt }) => {
      const ended = endedAt !== null && endedAt <= knownAt ? endedAt : null;
      const until = ended !== null && ended < grantedUntil ? ended : grantedUntil;
      return {
        from: startedAt,
        until,
        exceedsGranted: (ended ?? knownAt) > grantedUntil,
        workingMinutes: Math.round(time.between(startedAt, until) / 60_000),
        reason: `${ground} (特别程序)`,
        source: `notice ${noticeNo} (行政许可法 §45)`,
      };
    });
}

/**
 * What a clock shows at an instant. Used days are the working days after acceptance without the pauses, a started day whole,
 * so used = limit − remaining + overdue always holds.
 */
export function readClock(time: WorkingTime, limitWorkingDays: number, acceptedAt: Date, pauses: readonly ClockPause[], readAt: Date): Clock {
  const limit: TimeLimit = { acceptedAt, workingDays: limitWorkingDays, pauses };
  const { dueAt, dueOn, provisional } = deadlineOf(time, limit);
  const used = usedWorkingDays(time, limit, readAt);
  return {
    limitWorkingDays,
    dueOn,
    dueAt,
    isProvisional: provisional,
    isPaused: pauses.some(({ from, until }) => from <= readAt && readAt < until),
    usedWorkingDays: used,
    remainingWorkingDays: Math.max(0, limitWorkingDays - used),
    overdueWorkingDays: Math.max(0, used - limitWorkingDays),
    pauses,
    // Only who asks for it pays for it: a page of clocks is read without.
    get explain() {
      return explainTimeLimit(time, limit).map(({ date, kind, counted, workingMinutes, pausedMinutes, reason, source }) => ({
        date,
        kind,
        isCounted: counted,
        workingMinutes,
        pausedMinutes,
        reason: date === businessDateOf(acceptedAt) ? 'Day of acceptance, not counted (受理当日不计入)' : `${reason.en} (${reason.zh})`,
        source,
      }));
    },
  };
}

type Limits = Pick<ServiceItemEntity, 'promisedWorkingDays' | 'statutoryWorkingDays'>;
type Accepted = Pick<CaseEntity, 'acceptedAt' | 'extensionWorkingDays'>;

/** Both limits of a case; an approved extension lengthens both (行政许可法 §42). */
export function limitsOf({ promisedWorkingDays, statutoryWorkingDays }: Limits, { extensionWorkingDays }: Pick<Accepted, 'extensionWorkingDays'>) {
  const extension = extensionWorkingDays ?? 0;
  return { promised: promisedWorkingDays + extension, statutory: statutoryWorkingDays === null ? null : statutoryWorkingDays + extension };
}

/** The working days that a case took from acceptance to an instant, without the pauses. */
export function usedDaysOf(time: WorkingTime, acceptedAt: Date, procedures: readonly Procedure[], at: Date): number {
  return usedWorkingDays(time, { acceptedAt, workingDays: 0, pauses: pausesOf(time, procedures, at) }, at);
}

/** The due days that lists sort by and statistics compare with; null before acceptance. */
export function dueDaysOf(
  time: WorkingTime,
  item: Limits,
  filed: Accepted,
  procedures: readonly Procedure[],
  knownAt: Date,
): Pick<CaseEntity, 'promisedDueOn' | 'statutoryDueOn' | 'isDueProvisional'> {
  const { acceptedAt } = filed;
  if (acceptedAt === null) return { promisedDueOn: null, statutoryDueOn: null, isDueProvisional: false };
  const limits = limitsOf(item, filed);
  const pauses = pausesOf(time, procedures, knownAt);
  const promised = deadlineOf(time, { acceptedAt, workingDays: limits.promised, pauses });
  const statutory = limits.statutory === null ? null : deadlineOf(time, { acceptedAt, workingDays: limits.statutory, pauses });
  return {
    promisedDueOn: promised.dueOn,
    statutoryDueOn: statutory?.dueOn ?? null,
    isDueProvisional: promised.provisional || (statutory?.provisional ?? false),
  };
}
