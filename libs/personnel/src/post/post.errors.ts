import { DomainError } from '@mashang/domain';

export type PostErrorCode =
  | 'OFFICER_UNKNOWN'
  | 'OFFICER_HAS_LEFT'
  | 'SAME_PERSON_A_AND_B'
  | 'POST_CODE'
  | 'POST_CODE_TAKEN'
  | 'POST_SERVICE_ITEMS'
  | 'HOLDING_UNKNOWN'
  | 'HOLDING_OVERLAPS'
  | 'HOLDING_ENDS_BEFORE_IT_BEGINS'
  | 'HOLDING_BEGINS_IN_THE_PAST'
  | 'HOLDING_ENDS_IN_THE_PAST'
  | 'HOLDING_ENDED_BEFORE'
  | 'HOLDING_OUTLIVES_EMPLOYMENT';

/** A refusal about who holds which post; nothing was changed. */
export class PostError extends DomainError<PostErrorCode> {}
