import type { BusinessDate } from '@mashang/domain';
import type { Service } from '../employment/service-record';
import { servesUntil } from '../employment/service-record';
import type { PostRole } from './post-holding.entity';
import { PostError } from './post.errors';

/** A hold of a post, in days. */
export interface Hold {
  readonly staffNo: string;
  readonly role: PostRole;
  readonly startsOn: BusinessDate;
  readonly endsOn: BusinessDate | null;
}

function meet(a: Hold, b: Hold): boolean {
  return (a.endsOn === null || a.endsOn >= b.startsOn) && (b.endsOn === null || b.endsOn >= a.startsOn);
}

/**
 * What a new hold of a post must be beside those there are (岗位责任制, AB岗工作制): one A and one B at a time, two people, each
 * in service from the first day to the last.
 * @throws PostError
 */
export function assertHold(wanted: Hold, others: readonly Hold[], history: readonly Service[]): void {
  const { staffNo, role, startsOn, endsOn } = wanted;
  if (endsOn !== null && endsOn < startsOn) throw new PostError('HOLDING_ENDS_BEFORE_IT_BEGINS', `The holding ends on ${endsOn}, before it begins on ${startsOn}: give a later day.`);
  const servesTo = servesUntil(history, startsOn);
  if (servesTo === 'NOT_SERVING') throw new PostError('OFFICER_HAS_LEFT', `${staffNo} does not serve on ${startsOn}: assign somebody who does.`);
  if (servesTo !== null && (endsOn === null || endsOn > servesTo)) {
    throw new PostError('HOLDING_OUTLIVES_EMPLOYMENT', `${staffNo} serves until ${servesTo}: let the holding end by then.`);
  }
  const beside = others.filter((other) => meet(wanted, other));
  if (beside.some((other) => other.staffNo === staffNo && other.role !== role)) {
    throw new PostError('SAME_PERSON_A_AND_B', `${staffNo} would be A and B of one post at once: A and B are two people.`);
  }
  const [same] = beside.filter((other) => other.role === role);
  if (same) throw new PostError('HOLDING_OVERLAPS', `${same.staffNo} holds the post as ${role} from ${same.startsOn}: end that holding first, or begin after it.`);
}

/**
 * The day on which a holding may be made to end: not before it began, not before yesterday, and not after it ends anyway.
 * @throws PostError
 */
export function assertEnd({ startsOn, endsOn: endedOn }: Hold, endsOn: BusinessDate, yesterday: BusinessDate): void {
  if (endsOn < startsOn) throw new PostError('HOLDING_ENDS_BEFORE_IT_BEGINS', `The holding began on ${startsOn}: give that day or a later one.`);
  if (endsOn < yesterday) throw new PostError('HOLDING_ENDS_IN_THE_PAST', `Who held the post until now is known: let it end on ${yesterday} or later.`);
  if (endedOn !== null && endsOn >= endedOn) throw new PostError('HOLDING_ENDED_BEFORE', `The holding ends on ${endedOn} anyway: give an earlier day.`);
}
