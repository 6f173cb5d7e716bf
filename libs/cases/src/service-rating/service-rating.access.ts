import type { AccessRule, Principal } from '@mashang/platform-identity';
import { anyone, either, permits, withRole } from '@mashang/platform-identity';
import type { CaseRow } from '../case/case.access';
import { headOfDepartment } from '../case/case.access';
import type { CaseEntity } from '../case/case.entity';
import { ratingOf } from '../case/satisfaction';

const whoWasServed = anyone('the person served rates, by number and query code of the receipt; ratings are voluntary');

/** Raters are protected (domain page 2.8): whoever served them learns that they rated, and not how. */
export const readRating: AccessRule<CaseRow> = either<CaseRow>(withRole('TOWNSHIP_LEADER', 'AUDITOR'), headOfDepartment);

/** The rating of a case as a reader of the case sees it. */
export function ratingSeenBy(principal: Principal, filed: Parameters<typeof ratingOf>[0] & Pick<CaseEntity, 'departmentCode'>) {
  const rating = ratingOf(filed);
  return rating === null || permits(readRating, principal, filed) ? rating : { ...rating, satisfaction: null, comment: null };
}

export const serviceRatingAccess = { Mutation: { rateCase: whoWasServed } } as const;
