import type { Interval, WorkingSessions } from '@mashang/domain';
import { difference, overlap } from '@mashang/domain';
import type { Absences, Cover, StaffedPost } from '../coverage/coverage-proof';
import { actingWithin, FOREVER } from '../coverage/coverage-proof';

/** Who acts in whose place, from the first to the last working instant; without an end while none is known. */
export interface PlannedSubstitution {
  readonly actingStaffNo: string;
  readonly absentStaffNo: string | null;
  readonly role: 'B' | 'HEAD';
  readonly startsAt: Date;
  readonly endsAt: Date | null;
}

/**
 * Where somebody acts who would not if nobody were away: B while A is away, the head while both are, or while the post has
 * nobody in office. A B who acts because there is no A at all holds the post and stands in for nobody.
 */
export function plannedSubstitutions(sessions: WorkingSessions, from: Date, post: StaffedPost, absences: Absences): readonly PlannedSubstitution[] {
  const window = { from, until: sessions.interval.until };
  const plan = ({ staffNo, role }: Cover, absentStaffNo: string | null, parts: readonly Interval[]): readonly PlannedSubstitution[] =>
    parts.flatMap((part) => {
      const working = sessions.clip(part);
      if (working === null || role === 'A') return [];
      const endsAt = part.until < window.until ? working.until : null;
      return [{ actingStaffNo: staffNo, absentStaffNo, role, startsAt: working.from, endsAt }];
    });
  return actingWithin(post, window, absences)
    .covers.flatMap((cover) => {
      let rest: readonly Interval[] = [cover];
      const planned: PlannedSubstitution[] = [];
      for (const tenure of post.tenures.filter(({ role }) => role === 'A' || (role === 'B' && cover.role === 'HEAD'))) {
        const away = overlap(overlap([tenure], absences.get(tenure.staffNo) ?? []), rest);
        planned.push(...plan(cover, tenure.staffNo, away));
        rest = difference(rest, away);
      }
      return cover.role === 'HEAD' ? [...planned, ...plan(cover, null, rest)] : planned;
    })
    .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** The end of a substitution for comparison. */
export function endOf({ endsAt }: { readonly endsAt: Date | null }): Date {
  return endsAt ?? FOREVER;
}
