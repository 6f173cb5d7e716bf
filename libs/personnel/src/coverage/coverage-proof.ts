import type { Interval, WorkingSessions } from '@mashang/domain';
import { difference, overlap } from '@mashang/domain';

/** In the order in which they stand in for each other (A岗、B岗、负责人). */
export const COVER_ROLES = ['A', 'B', 'HEAD'] as const;

export type CoverRole = (typeof COVER_ROLES)[number];

/** The end of what has none. */
export const FOREVER = new Date(8_640_000_000_000_000);

/** That somebody answers for a post in a role, from an instant up to another. */
export interface Tenure extends Interval {
  /** The holding or the head's term that says so. */
  readonly id: string;
  readonly role: CoverRole;
  readonly staffNo: string;
}

/** A post with everybody who answers for it; the head only where her department says that she covers. */
export interface StaffedPost {
  readonly code: string;
  readonly departmentCode: string;
  readonly divisionCode: string;
  readonly mustBeStaffed: boolean;
  readonly tenures: readonly Tenure[];
}

/** When each officer is away; who is not in it is never away. */
export type Absences = ReadonlyMap<string, readonly Interval[]>;

/** Who covers a post for a while, and in which role. */
export interface Cover extends Interval {
  readonly postCode: string;
  readonly staffNo: string;
  readonly role: CoverRole;
}

/** Working time in which nobody covers a post (空岗). */
export interface Gap extends Interval {
  readonly postCode: string;
}

/** What was checked, who covers what, and every counter-example. */
export interface CoverageProof {
  readonly isCovered: boolean;
  /** Working minutes of the interval, for each post. */
  readonly checkedMinutes: bigint;
  readonly covers: readonly Cover[];
  readonly gaps: readonly Gap[];
  readonly isProvisional: boolean;
}

/** When somebody with a tenure is at work within an interval: in office and not away. */
export function presence({ from, until, staffNo }: Tenure, interval: Interval, absences: Absences): readonly Interval[] {
  return difference(overlap([{ from, until }], [interval]), absences.get(staffNo) ?? []);
}

/** Who acts at each moment of an interval: A, else B, else the head (AB岗工作制); what nobody takes is left. */
export function actingWithin(post: StaffedPost, interval: Interval, absences: Absences): { readonly covers: readonly Cover[]; readonly left: readonly Interval[] } {
  const covers: Cover[] = [];
  let left: readonly Interval[] = [interval];
  for (const role of COVER_ROLES) {
    for (const tenure of post.tenures) {
      if (tenure.role !== role || left.length === 0) continue;
      const taken = overlap(left, presence(tenure, interval, absences));
      covers.push(...taken.map((part) => ({ ...part, postCode: post.code, staffNo: tenure.staffNo, role })));
      left = difference(left, taken);
    }
  }
  return { covers, left };
}

/**
 * Proves that each post is covered in every working minute of the sessions' interval, or shows where it is not. Each cover and
 * each gap goes from its first to its last working instant; what lies wholly outside office hours is neither.
 */
export function proveCoverage(sessions: WorkingSessions, posts: readonly StaffedPost[], absences: Absences): CoverageProof {
  const covers: Cover[] = [];
  const gaps: Gap[] = [];
  for (const post of posts) {
    const acting = actingWithin(post, sessions.interval, absences);
    covers.push(...acting.covers.flatMap((cover) => clipped(sessions, cover)));
    gaps.push(...acting.left.flatMap((part) => clipped(sessions, { ...part, postCode: post.code })));
  }
  covers.sort(byPostAndTime);
  gaps.sort(byPostAndTime);
  return { isCovered: gaps.length === 0, checkedMinutes: BigInt(sessions.minutes * posts.length), covers, gaps, isProvisional: sessions.provisional };
}

function clipped<Part extends Interval>(sessions: WorkingSessions, part: Part): readonly Part[] {
  const working = sessions.clip(part);
  return working === null ? [] : [{ ...part, ...working }];
}

function byPostAndTime(a: Gap, b: Gap): number {
  if (a.postCode !== b.postCode) return a.postCode < b.postCode ? -1 : 1;
  return a.from.getTime() - b.from.getTime();
}

/** The gaps of one proof that another does not have: what a change would do. */
export function newGaps(sessions: WorkingSessions, before: CoverageProof, after: CoverageProof): readonly Gap[] {
  const postCodes = [...new Set(after.gaps.map(({ postCode }) => postCode))];
  return postCodes.flatMap((postCode) => {
    const of = (gaps: readonly Gap[]) => gaps.filter((gap) => gap.postCode === postCode);
    return difference(of(after.gaps), of(before.gaps)).flatMap((part) => clipped(sessions, { ...part, postCode }));
  });
}

/** The same posts once nobody's tenure of these ids lasts beyond an instant. */
export function endingTenures(posts: readonly StaffedPost[], ids: ReadonlySet<string>, until: Date): readonly StaffedPost[] {
  const ended = (tenure: Tenure): Tenure => (ids.has(tenure.id) && tenure.until > until ? { ...tenure, until } : tenure);
  return posts.map((post) => ({ ...post, tenures: post.tenures.map(ended) }));
}

/** The same absences with one more. */
export function awayToo(absences: Absences, staffNo: string, interval: Interval): Absences {
  return new Map(absences).set(staffNo, [...(absences.get(staffNo) ?? []), interval]);
}
