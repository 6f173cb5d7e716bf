import type { OperationContext } from '@mashang/platform-persistence';
import type { WorkingTime } from '@mashang/domain';
import { businessDateOf } from '@mashang/domain';
import type { PreReviewCaseInput } from '../__generated__/resolver-types';
import type { CaseStepService } from '../case/case-step.service';
import type { CaseEntity } from '../case/case.entity';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';

/** Working days in which an online application is looked at (安阳市政务服务条例 §36-42: online pre-check within one working day). */
const PRE_REVIEW_WORKING_DAYS = 1;
const MOST_FINDINGS = 9;
const LONGEST_FINDING = 100;

/** Whether it came online, where nobody at a window looks at it at once. */
function isOnline({ channel }: Pick<CaseEntity, 'channel'>): boolean {
  return channel === 'WEB' || channel === 'MOBILE';
}

/** The last day of the look before acceptance; null for what did not come online. The days begin again with a supplement. */
export function preReviewDueOn(time: WorkingTime, filed: Pick<CaseEntity, 'channel' | 'presentedAt'>): string | null {
  return isOnline(filed) ? time.calendar.addWorkingDays(businessDateOf(filed.presentedAt), PRE_REVIEW_WORKING_DAYS).dueOn : null;
}

/** 预审: a first look at an online application; acceptance and the one-time notice stay steps of their own. */
export class PreReviewService {
  constructor(private readonly steps: CaseStepService) {}

  review(ctx: OperationContext, input: PreReviewCaseInput): Promise<void> {
    const findings = parseFindings(input.findings);
    const isPreReviewPassed = findings.length === 0;
    return this.steps.take(ctx, {
      step: 'preReview',
      mutation: 'cases.preReviewCase',
      input,
      words: findings,
      note: isPreReviewPassed ? '预审通过' : findings.join('; '),
      event: 'PRE_REVIEWED',
      change: ({ filed, now }) => {
        if (!isOnline(filed)) {
          throw new CaseError('PRE_REVIEW_ONLINE_ONLY', `The case came in by ${filed.channel}: only an online application is looked at before acceptance. Accept it, or ask for what is missing.`);
        }
        if (filed.preReviewedAt !== null && filed.preReviewedAt >= filed.presentedAt) {
          throw new CaseError('PRE_REVIEWED_BEFORE', 'The application was looked at as it stands: accept it, or ask for what is missing.');
        }
        return { preReviewedAt: now, isPreReviewPassed };
      },
    });
  }
}

function parseFindings(findings: readonly string[]): readonly string[] {
  if (findings.length > MOST_FINDINGS) throw new CaseError('PRE_REVIEW_FINDINGS', `There are ${findings.length} findings: put them in at most ${MOST_FINDINGS}.`);
  return findings.map((finding) => parseText('PRE_REVIEW_FINDINGS', 'finding', finding, LONGEST_FINDING));
}
