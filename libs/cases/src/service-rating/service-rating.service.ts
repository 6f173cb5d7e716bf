import type { OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import type { RateCaseInput } from '../__generated__/resolver-types';
import type { CaseStepService } from '../case/case-step.service';
import { CaseError } from '../case/case.errors';
import { isOpen } from '../case/case.lifecycle';
import type { CaseRepository } from '../case/case.repository';
import { isBad, satisfactionCode } from '../case/satisfaction';
import type { RectificationService } from '../rectification/rectification.service';
import type { TrackingService } from '../tracking/tracking.service';

const LONGEST_COMMENT = 1000;

export interface ServiceRatingParts {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly tracking: TrackingService;
  readonly rectifications: RectificationService;
  readonly steps: CaseStepService;
}

/** 好差评: the person served rates, by the receipt's number and code; staff cannot. */
export class ServiceRatingService {
  constructor(private readonly parts: ServiceRatingParts) {}

  /** Rates once; what stood there by default gives way. 不满意 and worse open a rectification in the same transaction. */
  async rate(ctx: OperationContext, input: RateCaseInput): Promise<void> {
    const { unitOfWork, cases, tracking, rectifications, steps } = this.parts;
    if (ctx.principal.scopes.includes('cases:write')) throw new CaseError('STAFF_DO_NOT_RATE', 'Whoever serves does not rate: let the person served rate, by the receipt and without an account.');
    const comment = input.comment?.trim() ?? '';
    if (comment.length > LONGEST_COMMENT) {
      throw new CaseError('RATING_COMMENT_LENGTH', `The comment has ${comment.length} characters: write at most ${LONGEST_COMMENT}.`);
    }
    const { caseNo } = await tracking.open(ctx, input.caseNo, input.queryCode);
    const { idempotencyKey, satisfaction, channel } = input;
    // The case belongs to the name: callers without an account are one subject, and two of them may choose one key.
    const request = { name: `cases.rateCase of ${caseNo}`, idempotencyKey, input: { caseNo, satisfaction, channel, comment } };
    await unitOfWork.run(ctx, request, async (tx, journal) => {
      await cases.lock(tx, caseNo);
      const filed = await steps.get(tx, caseNo);
      if (isOpen(filed.state)) throw new CaseError('CASE_NOT_RATEABLE', `The case is ${filed.state}: rate it once it is closed.`);
      if (filed.ratingIsDefault === false) throw new CaseError('CASE_RATED_BEFORE', 'This service has its rating, and each is rated once: complain instead if something is left to say.');
      const now = tx.clock.now();
      const rating = { satisfaction: satisfactionCode(satisfaction), ratingIsDefault: false, ratedAt: now, ratingChannel: channel, ratingComment: comment === '' ? null : comment };
      await cases.advance(tx, caseNo, filed.version, rating);
      await steps.appendEvent(tx, filed, { type: 'RATED', version: filed.version + 1, at: now, note: null, acting: null });
      const { divisionCode } = filed;
      // The words of the rater stay with the case; the chain is read by more people.
      journal.audit({ action: 'case.rate', entityType: 'Case', entityId: caseNo, divisionCode, change: { satisfaction, channel, replacesDefault: filed.ratingIsDefault === true } });
      journal.publish({ type: 'CaseRated', key: caseNo, divisionCode, payload: { caseNo, satisfaction } });
      if (isBad(satisfaction)) await rectifications.open(tx, { ...filed, ...rating }, now, journal);
      return null;
    });
  }
}
