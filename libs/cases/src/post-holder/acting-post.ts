/** A is responsible, B substitutes with the same authority, and the head covers while both are away, in the order in which they act. */
export const ACTING_ROLES = ['A', 'B', 'HEAD'] as const;

export type ActingRole = (typeof ACTING_ROLES)[number];

/** A post, and in which role somebody acts from it. */
export interface ActingPost {
  readonly post: string;
  readonly role: ActingRole;
}

interface Holding {
  readonly postCode: string;
  readonly role: ActingRole;
}

/**
 * From which of the posts that an officer holds a step is taken: the one that is stated, if it is among them; without a statement the
 * first as A, else as B, else as the covering head, by post code. Null when there is none (AB岗工作制: the authority and the liability
 * are the post's, so nobody acts without one).
 */
export function actingPostOf(held: readonly Holding[], stated: ActingPost | null): ActingPost | null {
  if (stated !== null) return held.some(({ postCode, role }) => postCode === stated.post && role === stated.role) ? { post: stated.post, role: stated.role } : null;
  const [first] = [...held].sort((left, right) => ACTING_ROLES.indexOf(left.role) - ACTING_ROLES.indexOf(right.role) || compared(left.postCode, right.postCode));
  return first ? { post: first.postCode, role: first.role } : null;
}

/** By code points, as the database compares codes. */
function compared(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
