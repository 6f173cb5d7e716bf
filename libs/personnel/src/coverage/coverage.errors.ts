import type { JsonValue } from '@mashang/domain';
import { DomainError } from '@mashang/domain';
import type { Gap } from './coverage-proof';

export type CoverageErrorCode = 'INTERVAL_ENDS_BEFORE_IT_BEGINS' | 'INTERVAL_TOO_LONG' | 'DATE_OUT_OF_REACH' | 'DEPARTMENT_UNKNOWN' | 'POST_UNKNOWN';

/** A question about coverage that has no answer. */
export class CoverageError extends DomainError<CoverageErrorCode> {}

/** Who could stand in, and why. */
export interface StandIn {
  readonly staffNo: string;
  readonly kind: 'COLLEAGUE' | 'HEAD';
}

/** A change would leave a post that must be staffed without anybody in working time; nothing was changed. */
export class PostWouldStandEmpty extends DomainError<'POST_WOULD_STAND_EMPTY'> {
  constructor(
    message: string,
    readonly gap: Gap,
    readonly gaps: readonly Gap[],
    readonly standIns: readonly StandIn[],
  ) {
    const printed = ({ postCode, from, until }: Gap): JsonValue => ({ postCode, from: from.toISOString(), until: until.toISOString() });
    super('POST_WOULD_STAND_EMPTY', message, { gaps: gaps.map(printed), standIns: standIns.map((one) => ({ ...one })) });
  }
}
