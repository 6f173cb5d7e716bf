import type { Interval, WorkingTime } from '@mashang/domain';
import { addDays, businessDateOf, startOfBusinessDate, WorkingSessions } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import type { LeaveState } from '../leave/leave.lifecycle';
import { AWAY_STATES, HOLDING_STATES } from '../leave/leave.lifecycle';
import type { PostEntity } from '../post/post.entity';
import { mustBeStaffed } from '../post/post.entity';
import type { Absences, Cover, CoverageProof, Gap, StaffedPost } from './coverage-proof';
import { actingWithin, awayToo, FOREVER, newGaps, proveCoverage } from './coverage-proof';
import type { StandIn } from './coverage.errors';
import { CoverageError, PostWouldStandEmpty } from './coverage.errors';
import { parseInterval } from './date-bounds';
import { forLocalReading } from './local-reading';
import type { CoverageRepository, DutyElsewhere } from './coverage.repository';
import { businessDay } from './coverage.repository';

/** Beyond the last change that is known, a month stands for all time after it: it holds working days in any calendar. */
const STEADY_DAYS = 31;
/** What was loaded may end later than anybody can enter; the calendar is walked no further. */
const LONGEST_STEADY_DAYS = 22 * 366;
const MOST_STAND_INS = 10;

/** Who answers for posts and who is away: what a change is judged by. */
export interface CoverageWorld {
  readonly posts: readonly StaffedPost[];
  readonly absences: Absences;
}

/** A change that could leave a post empty. */
export interface CoverageChange {
  readonly posts: readonly PostEntity[];
  /** From when; `FOREVER` as the end for a change that stays. */
  readonly interval: Interval;
  /** The leave that the change is about, so that it does not count before it is made. */
  readonly leaveNo?: string | null;
  /** Who comes to answer for the posts by the change, so that their own leaves count. */
  readonly arriving?: readonly string[];
  /** Duties elsewhere that the change takes from whoever has them. */
  readonly relieved?: readonly DutyElsewhere[];
  /** Who cannot stand in, because the change takes them away. */
  readonly leaving: readonly string[];
  readonly apply: (world: CoverageWorld) => CoverageWorld;
}

/** AB岗工作制: proves that posts are covered, says who covers them, and refuses what would leave one empty (不空岗). */
export class CoverageService {
  constructor(
    private readonly rows: CoverageRepository,
    private readonly workingTime: WorkingTime,
  ) {}

  /** The proof for posts, each with its own; of leaves only what was approved counts. */
  async prove(ctx: OperationContext, posts: readonly PostEntity[], interval: Interval): Promise<ReadonlyMap<string, CoverageProof>> {
    const sessions = new WorkingSessions(this.workingTime, parseInterval(interval, ctx.clock.now()));
    const world = await this.away(ctx, await this.rows.staffed(ctx, posts, interval), interval);
    return new Map(world.posts.map((post) => [post.code, proveCoverage(sessions, [post], world.absences)]));
  }

  /** The proof for all posts of a department that must be staffed. */
  async proveDepartment(ctx: OperationContext, departmentCode: string, interval: Interval): Promise<CoverageProof> {
    const sessions = new WorkingSessions(this.workingTime, parseInterval(interval, ctx.clock.now()));
    if (!(await this.rows.hasDepartment(ctx, departmentCode))) {
      throw new CoverageError('DEPARTMENT_UNKNOWN', `There is no department ${departmentCode}: take the code from departments.`);
    }
    const posts = (await this.rows.postsOfDepartments(ctx, [departmentCode])).filter(mustBeStaffed);
    const world = await this.away(ctx, await this.rows.staffed(ctx, posts, interval), interval);
    return proveCoverage(sessions, world.posts, world.absences);
  }

  /** Who acts on each post at an instant, whether or not it is worked then, some known to be gone left out; a post that nobody covers is left out. */
  async coveringAt(ctx: OperationContext, postCodes: readonly string[], instant: Date, gone: readonly string[] = []): Promise<ReadonlyMap<string, Cover>> {
    const interval = { from: instant, until: new Date(instant.getTime() + 1) };
    const { posts, absences: known } = await this.away(ctx, await this.rows.staffed(ctx, await this.rows.posts(ctx, postCodes), interval), interval);
    const absences = gone.reduce<Absences>((all, staffNo) => awayToo(all, staffNo, interval), known);
    return new Map(posts.flatMap((post) => actingWithin(post, interval, absences).covers.map((cover) => [post.code, cover])));
  }

  /**
   * Judges a change by what is decided and what is asked for, and refuses it when a post that must be staffed would stand empty
   * in a working minute in which it does not stand empty already. Locks must be held.
   * @throws PostWouldStandEmpty
   */
  async admit(tx: OperationContext, { posts, interval, leaveNo = null, arriving = [], relieved = [], leaving, apply }: CoverageChange): Promise<void> {
    const guarded = posts.filter(mustBeStaffed);
    if (guarded.length === 0) return;
    const staffed = await this.rows.staffed(tx, guarded, interval);
    const staff = [...staffOf(staffed), ...arriving];
    const away = await this.rows.absences(tx, staff, interval, HOLDING_STATES, leaveNo);
    const duties = await this.rows.dutiesElsewhere(tx, staff, interval);
    const absences = sittingElsewhere(away, duties);
    const left = duties.filter(({ staffNo, on }) => !relieved.some((duty) => duty.staffNo === staffNo && duty.on === on));
    const sessions = new WorkingSessions(this.workingTime, steady(interval, staffed, absences));
    const before = proveCoverage(sessions, staffed, absences);
    const changed = apply({ posts: staffed, absences: sittingElsewhere(away, left) });
    const gaps = newGaps(sessions, before, proveCoverage(sessions, changed.posts, changed.absences));
    const [gap] = gaps;
    if (gap === undefined) return;
    const standIns = await this.standIns(tx, gap, guarded, leaving);
    throw new PostWouldStandEmpty(refusal(gap, guarded, standIns), gap, gaps, standIns);
  }

  /** Holds an officer and then the posts that the officer answers for in an interval; answers the posts. */
  async lockPostsOf(tx: OperationContext, staffNo: string, interval: Interval): Promise<readonly PostEntity[]> {
    await this.rows.lock(tx, { staffNumbers: [staffNo] });
    const posts = await this.rows.postsOf(tx, staffNo, interval);
    await this.rows.lock(tx, { postCodes: posts.map(({ code }) => code) });
    return posts;
  }

  /**
   * Judges that an officer is away, in ascending intervals: a leave, or days that are written down. Locks must be held.
   * @throws PostWouldStandEmpty
   */
  async admitAbsence(tx: OperationContext, posts: readonly PostEntity[], staffNo: string, intervals: readonly Interval[], leaveNo: string | null = null): Promise<void> {
    const [first, last] = [intervals[0], intervals.at(-1)];
    if (first === undefined || last === undefined) return;
    const away = (known: Absences): Absences => intervals.reduce((absences, interval) => awayToo(absences, staffNo, interval), known);
    const interval = { from: first.from, until: last.until };
    await this.admit(tx, { posts, interval, leaveNo, leaving: [staffNo], apply: (world) => ({ ...world, absences: away(world.absences) }) });
  }

  /** The posts with whoever is away by decision, over all time from an instant on. */
  async from(ctx: OperationContext, posts: readonly PostEntity[], instant: Date): Promise<CoverageWorld & { readonly sessions: WorkingSessions }> {
    const interval = { from: instant, until: FOREVER };
    const world = await this.away(ctx, await this.rows.staffed(ctx, posts, interval), interval);
    return { ...world, sessions: new WorkingSessions(this.workingTime, steady(interval, world.posts, world.absences)) };
  }

  private async away(ctx: OperationContext, posts: readonly StaffedPost[], interval: Interval): Promise<CoverageWorld> {
    return { posts, absences: await this.notAtPosts(ctx, staffOf(posts), interval, AWAY_STATES) };
  }

  /** Whoever is away, or sits elsewhere. */
  async notAtPosts(ctx: OperationContext, staffNumbers: readonly string[], interval: Interval, states: readonly LeaveState[]): Promise<Absences> {
    return sittingElsewhere(await this.rows.absences(ctx, staffNumbers, interval, states), await this.rows.dutiesElsewhere(ctx, staffNumbers, interval));
  }

  /** Whoever serves in the department or heads it, and is neither away nor asking to be at any moment of the gap. */
  private async standIns(ctx: OperationContext, gap: Gap, posts: readonly PostEntity[], leaving: readonly string[]): Promise<readonly StandIn[]> {
    const departmentCode = posts.find(({ code }) => code === gap.postCode)?.departmentCode ?? '';
    const { holders, heads } = await this.rows.colleagues(ctx, departmentCode, gap);
    const absences = await this.notAtPosts(ctx, [...holders, ...heads], gap, HOLDING_STATES);
    const isFree = (staffNo: string): boolean => !absences.has(staffNo) && !leaving.includes(staffNo);
    const colleagues = holders.filter((staffNo) => !heads.includes(staffNo));
    return [
      ...heads.filter(isFree).map((staffNo) => ({ staffNo, kind: 'HEAD' as const })),
      ...colleagues.filter(isFree).map((staffNo) => ({ staffNo, kind: 'COLLEAGUE' as const })),
    ].slice(0, MOST_STAND_INS);
  }
}

function sittingElsewhere(absences: Absences, duties: readonly DutyElsewhere[]): Absences {
  return duties.reduce((away, { staffNo, on }) => awayToo(away, staffNo, businessDay(on)), absences);
}

function staffOf(posts: readonly StaffedPost[]): readonly string[] {
  return [...new Set(posts.flatMap(({ tenures }) => tenures.map(({ staffNo }) => staffNo)))];
}

/** An interval without an end, up to a month after the last moment at which anything is known to change. */
function steady(interval: Interval, posts: readonly StaffedPost[], absences: Absences): Interval {
  if (interval.until < FOREVER) return interval;
  const moments = [...posts.flatMap(({ tenures }) => tenures), ...[...absences.values()].flat()].flatMap(({ from, until }) => [from, until]);
  const last = moments.reduce((latest, moment) => (moment > latest && moment < FOREVER ? moment : latest), interval.from);
  const first = businessDateOf(interval.from);
  const furthest = startOfBusinessDate(addDays(first, LONGEST_STEADY_DAYS));
  const end = startOfBusinessDate(addDays(businessDateOf(last < furthest ? last : furthest), STEADY_DAYS));
  return { from: interval.from, until: end };
}

function refusal({ postCode, from, until }: Gap, posts: readonly PostEntity[], standIns: readonly StandIn[]): string {
  const name = posts.find(({ code }) => code === postCode)?.name ?? postCode;
  const way = standIns.length === 0 ? 'nobody of the department is free then, so choose another time' : `${standIns.map(({ staffNo }) => staffNo).join(', ')} could stand in`;
  return `Nobody would cover the post ${postCode} (${name}) from ${forLocalReading(from)} to ${forLocalReading(until)}: ${way}, or assign another holder first.`;
}
