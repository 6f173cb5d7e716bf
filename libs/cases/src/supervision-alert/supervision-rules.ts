import type { WorkingTime } from '@mashang/domain';
import { addDays, deadlineOf, parseBusinessDate, startOfBusinessDate } from '@mashang/domain';
import { NOTICE_WORKING_DAYS } from '../case/case-timers';
import type { CaseEntity } from '../case/case.entity';
import type { RectificationEntity } from '../rectification/rectification.entity';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import type { SpecialProcedureEntity } from '../special-procedure/special-procedure.entity';
import type { SupplementNoticeEntity } from '../supplement-notice/supplement-notice.entity';

export type AlertLevel = 'WARNING' | 'YELLOW' | 'RED';

export const SUPERVISION_RULE_IDS = [
  'PROMISE_NEAR',
  'PROMISE_EXCEEDED',
  'STATUTORY_EXCEEDED',
  'GRANT_EXCEEDED',
  'NOTICE_DIFFERS',
  'NOTHING_TOLD',
  'RECTIFICATION_OVERDUE',
  'RATER_NOT_CONTACTED',
] as const;

export type SupervisionRuleId = (typeof SUPERVISION_RULE_IDS)[number];

/** All that a rule may look at. */
export interface SupervisionFacts {
  readonly time: WorkingTime;
  readonly filed: Pick<CaseEntity, 'acceptedAt' | 'presentedAt' | 'closedAt' | 'promisedDueOn' | 'statutoryDueOn' | 'isDeemedAccepted'>;
  readonly item: Pick<ServiceItemEntity, 'promisedWorkingDays' | 'noticeWorkingDays'>;
  readonly procedures: readonly Pick<SpecialProcedureEntity, 'noticeNo' | 'grantedUntil' | 'endedAt'>[];
  readonly notices: readonly Pick<SupplementNoticeEntity, 'noticeNo' | 'issuedAt' | 'isViolation'>[];
  readonly rectification: Pick<RectificationEntity, 'contactDueOn' | 'contactedAt' | 'revisitedAt' | 'rectifyDueOn' | 'rectifiedAt' | 'state'> | null;
}

/** That a rule holds, or will hold from an instant on if nothing changes. */
export interface Finding {
  /** What it is about, so that the same thing never gets two cards: a due day, a notice. */
  readonly subject: string;
  readonly from: Date;
}

export interface SupervisionRule {
  readonly id: SupervisionRuleId;
  /** Raised whenever the meaning changes; a card keeps the version it was issued under. */
  readonly version: number;
  readonly level: AlertLevel;
  readonly en: string;
  readonly zh: string;
  readonly basis: string;
  findings(facts: SupervisionFacts): readonly Finding[];
}

/** Whatever happened after its time; null for what has not happened. */
const tooLate = (happenedAt: Date | null, from: Date): boolean => happenedAt === null || happenedAt >= from;

/** The first instant after a due day: a day is judged whole, as 按时办结率 judges it. */
const dayAfter = (dueOn: string): Date => startOfBusinessDate(addDays(parseBusinessDate(dueOn), 1));

function closedAfter(closedAt: Date | null, subject: string | null, from: (dueOn: string) => Date): readonly Finding[] {
  if (subject === null) return [];
  const finding = { subject, from: from(subject) };
  return tooLate(closedAt, finding.from) ? [finding] : [];
}

/**
 * 电子监察规则 (domain page 2.6): warning and yellow against the promise, red against the law. Functions, so that a rule is typed,
 * tested and reviewed like any other; what the database's own constraints make impossible (an ending without a reason, a result
 * before its application) has no rule.
 */
export const SUPERVISION_RULES: readonly SupervisionRule[] = [
  {
    id: 'PROMISE_NEAR',
    version: 1,
    level: 'WARNING',
    en: 'the last day of the promise has begun and the case is open',
    zh: '承诺时限届满当日仍未办结',
    basis: '服务承诺制、限时办结制',
    findings: ({ time, item, filed: { closedAt, promisedDueOn } }) =>
      // On the spot the last day is the first, and a warning would say nothing.
      item.promisedWorkingDays === 0
        ? []
        : closedAfter(closedAt, promisedDueOn, (dueOn) => time.sessionsOn(parseBusinessDate(dueOn))[0]?.from ?? startOfBusinessDate(parseBusinessDate(dueOn))),
  },
  {
    id: 'PROMISE_EXCEEDED',
    version: 1,
    level: 'YELLOW',
    en: 'the promise has passed and the case was open',
    zh: '超过承诺时限未办结',
    basis: '服务承诺制、限时办结制',
    findings: ({ filed: { closedAt, promisedDueOn } }) => closedAfter(closedAt, promisedDueOn, dayAfter),
  },
  {
    id: 'STATUTORY_EXCEEDED',
    version: 1,
    level: 'RED',
    en: "the law's limit has passed and the case was open",
    zh: '超过法定时限未办结',
    basis: '行政许可法 §42',
    findings: ({ filed: { closedAt, statutoryDueOn } }) => closedAfter(closedAt, statutoryDueOn, dayAfter),
  },
  {
    id: 'GRANT_EXCEEDED',
    version: 1,
    level: 'YELLOW',
    en: 'a special procedure took longer than was granted',
    zh: '特别程序超过批准时限',
    basis: '行政许可法 §45',
    findings: ({ procedures }) =>
      procedures.filter(({ endedAt, grantedUntil }) => endedAt === null || endedAt > grantedUntil).map(({ noticeNo, grantedUntil }) => ({ subject: noticeNo, from: grantedUntil })),
  },
  {
    id: 'NOTICE_DIFFERS',
    version: 1,
    level: 'YELLOW',
    en: 'a further notice asked for something that the first did not',
    zh: '未一次性告知, 再次告知内容不同',
    basis: '行政许可法 §32; 优化营商环境条例 §36',
    findings: ({ notices }) => notices.filter(({ isViolation }) => isViolation).map(({ noticeNo, issuedAt }) => ({ subject: noticeNo, from: issuedAt })),
  },
  {
    id: 'NOTHING_TOLD',
    version: 1,
    level: 'YELLOW',
    en: 'nothing was told within the days of the law, so silence accepted',
    zh: '逾期不告知, 视为受理',
    basis: '行政许可法 §32',
    findings: ({ time, item, filed: { isDeemedAccepted, presentedAt } }) =>
      isDeemedAccepted
        ? [{ subject: 'acceptance', from: deadlineOf(time, { acceptedAt: presentedAt, workingDays: item.noticeWorkingDays ?? NOTICE_WORKING_DAYS, pauses: [] }).dueAt }]
        : [],
  },
  {
    id: 'RECTIFICATION_OVERDUE',
    version: 1,
    level: 'YELLOW',
    en: 'a bad rating was not rectified in its days',
    zh: '差评逾期未整改',
    basis: '政务服务好差评制度',
    findings: ({ rectification }) => {
      // What was found to be unfounded has nothing to rectify.
      if (rectification === null || (rectification.rectifiedAt === null && (rectification.state === 'UNFOUNDED' || rectification.state === 'CLOSED'))) return [];
      const from = dayAfter(rectification.rectifyDueOn);
      return tooLate(rectification.rectifiedAt, from) ? [{ subject: rectification.rectifyDueOn, from }] : [];
    },
  },
  {
    id: 'RATER_NOT_CONTACTED',
    version: 1,
    level: 'WARNING',
    en: 'nobody spoke with who gave a bad rating within a working day',
    zh: '差评逾期未联系评价人',
    basis: '政务服务好差评制度',
    findings: ({ rectification }) => {
      if (rectification === null) return [];
      const from = dayAfter(rectification.contactDueOn);
      // A call back speaks with the rater too.
      return tooLate(rectification.contactedAt ?? rectification.revisitedAt, from) ? [{ subject: rectification.contactDueOn, from }] : [];
    },
  },
];

export interface RuleFinding extends Finding {
  readonly rule: SupervisionRule;
}

/** All that the rules find, in the order of the rules. */
export function findingsOf(facts: SupervisionFacts): readonly RuleFinding[] {
  return SUPERVISION_RULES.flatMap((rule) => rule.findings(facts).map((finding) => ({ ...finding, rule })));
}

