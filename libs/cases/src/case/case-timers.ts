import type { WorkingTime } from '@mashang/domain';
import { addDays, businessDateOf, deadlineOf, parseBusinessDate, startOfBusinessDate } from '@mashang/domain';
import type { SupplementNoticeEntity } from '../supplement-notice/supplement-notice.entity';
import type { CaseEntity } from './case.entity';
import { isOpen } from './case.lifecycle';

/**
 * What fires by itself: silence accepts (视为受理), an unanswered notice closes (补正不来办结), a gap that is not filled in time
 * withdraws (容缺), provisional days, also those of silence and of an answer, are computed again each day until the year's notice is published.
 */
export const CASE_TIMERS = ['cases.deemAcceptance', 'cases.lapseSupplement', 'cases.lapseGap', 'cases.recomputeDueDays'] as const;

export type CaseTimerKind = (typeof CASE_TIMERS)[number];

/** Working days to tell what is missing before silence accepts (行政许可法 §32). */
export const NOTICE_WORKING_DAYS = 5;

/**
 * When each timer of a case fires; a kind that is left out does not run. Real estate is told on the spot (不动产登记暂行条例 §17):
 * its items have `noticeWorkingDays` 0, and silence accepts with the closing of the same day.
 */
export function timersOf(
  time: WorkingTime,
  { state, presentedAt, isDueProvisional }: Pick<CaseEntity, 'state' | 'presentedAt' | 'isDueProvisional'>,
  now: Date,
  noticeWorkingDays: number | null,
  notice: Pick<SupplementNoticeEntity, 'dueOn' | 'isDueProvisional'> | null,
  gapDueOn: string | null,
): Readonly<Partial<Record<CaseTimerKind, Date>>> {
  if (state === 'RECEIVED') {
    const limit = { acceptedAt: presentedAt, workingDays: noticeWorkingDays ?? NOTICE_WORKING_DAYS, pauses: [] };
    const { dueAt, provisional } = deadlineOf(time, limit);
    return { 'cases.deemAcceptance': dueAt, ...recomputed(provisional, now) };
  }
  if (state === 'SUPPLEMENT_REQUESTED' && notice !== null) {
    return { 'cases.lapseSupplement': time.closingOf(parseBusinessDate(notice.dueOn)), ...recomputed(notice.isDueProvisional === true, now) };
  }
  if (!isOpen(state)) return {};
  return {
    ...(gapDueOn === null ? {} : { 'cases.lapseGap': time.closingOf(parseBusinessDate(gapDueOn)) }),
    ...recomputed(isDueProvisional, now),
  };
}

function recomputed(isProvisional: boolean, now: Date): Readonly<Partial<Record<CaseTimerKind, Date>>> {
  return isProvisional ? { 'cases.recomputeDueDays': startOfBusinessDate(addDays(businessDateOf(now), 1)) } : {};
}
