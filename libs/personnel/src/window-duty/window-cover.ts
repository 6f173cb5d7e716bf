import type { OperationContext } from '@mashang/platform-persistence';
import type { CoverRole } from '../coverage/coverage-proof';
import type { PostRole } from '../post/post-holding.entity';

/** Who serves at a window, under which post. */
export interface WindowDuty {
  readonly windowCode: string;
  readonly postCode: string;
  readonly staffNo: string;
  readonly role: CoverRole;
}

/** Whoever knows how posts are covered answers who serves at windows; the badge asks no more than this. */
export interface WindowCover {
  /** Who serves at the windows at an instant: per post one officer, none where nobody covers it or the office is closed. */
  coveringAt(ctx: OperationContext, windowCodes: readonly string[], at: Date): Promise<readonly WindowDuty[]>;
}

/** What is known of an officer at an instant: checked in, away, or nothing. */
export type Presence = 'HERE' | 'AWAY' | 'UNKNOWN';

/**
 * The holder who serves: whoever has checked in, A before B; else whoever is not known to be away, A before B; null when all are
 * away (AB岗工作制).
 */
export function servingHolder<Holder extends { readonly role: PostRole; readonly staffNo: string }>(holders: readonly Holder[], presenceOf: (staffNo: string) => Presence): Holder | null {
  const inOrder = holders.toSorted((one, other) => one.role.localeCompare(other.role) || one.staffNo.localeCompare(other.staffNo));
  const first = (presence: Presence) => inOrder.find(({ staffNo }) => presenceOf(staffNo) === presence);
  return first('HERE') ?? first('UNKNOWN') ?? null;
}
