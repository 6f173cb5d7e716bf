import type { DomainEvent } from '@mashang/platform-persistence';
import type { CoverRole } from '../coverage/coverage-proof';

/** The whole state of a hold of a post, so that a reader who missed a message is right after the next. */
export interface HoldingState {
  readonly holdingId: string;
  readonly postCode: string;
  readonly departmentCode: string;
  readonly staffNo: string;
  readonly role: CoverRole;
  readonly startsOn: string;
  /** The day before `startsOn` says that it was called off and never took effect. */
  readonly endsOn: string | null;
}

/** What others are told when a hold of a post begins, changes or ends; a head's while she covers for A and B. */
export function postHoldingChanged({ holdingId, postCode, departmentCode, staffNo, role, startsOn, endsOn }: HoldingState, divisionCode: string): DomainEvent {
  return { type: 'PostHoldingChanged', key: holdingId, divisionCode, payload: { holdingId, postCode, departmentCode, staffNo, role, startsOn, endsOn } };
}
