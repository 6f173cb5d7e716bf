import type { OperationContext } from '@mashang/platform-persistence';
import { awayToo } from '../coverage/coverage-proof';
import type { CoverageRepository } from '../coverage/coverage.repository';
import { businessDay } from '../coverage/coverage.repository';
import type { CoverageService, CoverageWorld } from '../coverage/coverage.service';
import type { OfficerEntity } from '../officer/officer.entity';
import type { OfficerRepository } from '../officer/officer.repository';
import { DutyRosterError } from './duty-roster.errors';
import type { DutyRosterEntity } from './duty-roster.entity';
import type { DutyRosterRepository } from './duty-roster.repository';
import type { PostEntity } from '../post/post.entity';
import { mustBeStaffed } from '../post/post.entity';
import type { IsUnavailable, ProposedShift } from './roster-proposal';
import type { Absence, StaffAvailability } from '../attendance/staff-availability';
import { absenceOn } from '../attendance/staff-availability';

/** Where a duty is. */
export type DutyPlace = Pick<DutyRosterEntity, 'placeKind' | 'divisionCode'>;

/** Who may be put on duty where and when: what drafts, replacements and swaps all ask. */
export class DutyPlanning {
  constructor(
    private readonly officers: OfficerRepository,
    private readonly rosters: DutyRosterRepository,
    private readonly availability: StaffAvailability,
    private readonly staffing: Pick<CoverageRepository, 'lock' | 'postsOf' | 'staffed'>,
    private readonly coverage: Pick<CoverageService, 'admit'>,
  ) {}

  /** Holds officers until the transaction ends, before it is looked where they are: who puts them on duty does so one after the other. */
  hold(tx: OperationContext, staffNumbers: readonly string[]): Promise<void> {
    return this.staffing.lock(tx, { staffNumbers });
  }

  /** The officers of a division by their numbers. @throws DutyRosterError `OFFICER_UNKNOWN` or `OFFICER_OF_ANOTHER_DIVISION` */
  async officersOf(ctx: OperationContext, divisionCode: string, staffNumbers: readonly string[]): Promise<void> {
    const found = new Map<string, OfficerEntity>((await this.officers.findByStaffNumbers(ctx, staffNumbers)).map((officer) => [officer.staffNo, officer]));
    for (const staffNo of staffNumbers) {
      const officer = found.get(staffNo);
      if (!officer) throw new DutyRosterError('OFFICER_UNKNOWN', `There is no officer ${staffNo}: check the staff number.`);
      if (officer.divisionCode !== divisionCode) {
        throw new DutyRosterError('OFFICER_OF_ANOTHER_DIVISION', `${staffNo} serves in ${officer.divisionCode} and takes no turn in ${divisionCode}: choose an officer of the place.`);
      }
    }
  }

  /** Refuses somebody who has left by the first day on which the person would be needed. */
  async assertStillServing(ctx: OperationContext, staffNumbers: readonly string[], on: string): Promise<void> {
    refuseLeavers(await this.availability.absencesOf(ctx, staffNumbers, on, on), on);
  }

  /** Who is away on a day, or has left by then. */
  async awayOn(ctx: OperationContext, staffNumbers: readonly string[], on: string): Promise<(staffNo: string) => boolean> {
    const absences = await this.availability.absencesOf(ctx, [...new Set(staffNumbers)], on, on);
    return (staffNo) => absenceOn(absences, staffNo, on) !== null;
  }

  /** Who cannot be on duty on which day, for each place: away, or on duty at another place. */
  async unavailability(ctx: OperationContext, staffNumbers: readonly string[], firstDay: string, lastDay: string): Promise<(placeCode: string) => IsUnavailable> {
    const absences = await this.availability.absencesOf(ctx, staffNumbers, firstDay, lastDay);
    const duties = await this.rosters.listPublishedOfOfficers(ctx, staffNumbers, firstDay, lastDay);
    const placesOf = new Map<string, string[]>();
    for (const { staffNo, shiftOn, placeCode } of duties) placesOf.set(`${staffNo} ${shiftOn}`, [...(placesOf.get(`${staffNo} ${shiftOn}`) ?? []), placeCode]);
    return (placeCode) => (staffNo, on) => absenceOn(absences, staffNo, on) !== null || (placesOf.get(`${staffNo} ${on}`) ?? []).some((place) => place !== placeCode);
  }

  /**
   * Refuses duties that take whoever holds a post away from it so that it would stand empty (AB岗工作制): day by day, because each
   * day has officers of its own. Whoever is `relieved` of a duty on a day is back at the post. The officers must be held.
   * @throws PostWouldStandEmpty
   */
  async assertPostsCovered(tx: OperationContext, place: DutyPlace, duties: readonly ProposedShift[], relieved: readonly ProposedShift[] = []): Promise<void> {
    const days = [...new Set(duties.map(({ on }) => on))].sort();
    const [first, last] = [days[0], days.at(-1)];
    if (first === undefined || last === undefined) return;
    const stretch = { from: businessDay(first).from, until: businessDay(last).until };
    const postsOf = new Map<string, readonly PostEntity[]>();
    for (const staffNo of new Set(duties.map((duty) => duty.staffNo))) {
      postsOf.set(staffNo, (await this.staffing.postsOf(tx, staffNo, stretch)).filter((post) => mustBeStaffed(post) && isAwayFrom(post, place)));
    }
    const posts = new Map([...postsOf.values()].flat().map((post) => [post.code, post]));
    if (posts.size === 0) return;
    await this.staffing.lock(tx, { postCodes: [...posts.keys()] });
    for (const on of days) {
      const taken = duties.filter((duty) => duty.on === on).map(({ staffNo }) => staffNo);
      const guarded = [...posts.values()].filter(({ code }) => taken.some((staffNo) => postsOf.get(staffNo)?.some((post) => post.code === code)));
      const apply = (world: CoverageWorld): CoverageWorld => ({ ...world, absences: taken.reduce((absences, staffNo) => awayToo(absences, staffNo, businessDay(on)), world.absences) });
      await this.coverage.admit(tx, { posts: guarded, interval: businessDay(on), relieved, leaving: taken, apply });
    }
  }

  /** Refuses duties of a place on whose days the officers are on duty at another. The officers must be held. */
  async assertNowhereElse(tx: OperationContext, placeCode: string, duties: readonly ProposedShift[]): Promise<void> {
    const days = duties.map(({ on }) => on).sort();
    const staffNumbers = [...new Set(duties.map(({ staffNo }) => staffNo))];
    const published = await this.rosters.listPublishedOfOfficers(tx, staffNumbers, days[0] ?? '', days.at(-1) ?? '');
    const elsewhere = published.find((other) => other.placeCode !== placeCode && duties.some(({ staffNo, on }) => staffNo === other.staffNo && on === other.shiftOn));
    if (!elsewhere) return;
    const { staffNo, shiftOn } = elsewhere;
    throw new DutyRosterError('OFFICER_NOT_FREE', `${staffNo} is on duty at ${elsewhere.placeCode} on ${shiftOn}: draft the roster again, so that another has the day.`);
  }

  /** Refuses an officer who has left, is away or on duty anywhere on the day. */
  async assertFree(ctx: OperationContext, staffNo: string, on: string): Promise<void> {
    const absences = await this.availability.absencesOf(ctx, [staffNo], on, on);
    refuseLeavers(absences, on);
    const duties = await this.rosters.listPublishedOfOfficers(ctx, [staffNo], on, on);
    if (absenceOn(absences, staffNo, on) === null && duties.length === 0) return;
    throw new DutyRosterError('OFFICER_NOT_FREE', `${staffNo} is away or on duty on ${on}: choose another officer or another day.`);
  }
}

/** A post is held at the township's own centre: a duty at a village's agency point, or in another division, is away from it. */
function isAwayFrom(post: PostEntity, { placeKind, divisionCode }: DutyPlace): boolean {
  return placeKind === 'AGENCY_POINT' || post.divisionCode !== divisionCode;
}

/** @throws DutyRosterError `OFFICER_HAS_LEFT` */
export function refuseLeavers(absences: readonly Absence[], on: string): void {
  const left = absences.find(({ kind, firstDay }) => kind === 'LEFT' && firstDay <= on);
  if (left) throw new DutyRosterError('OFFICER_HAS_LEFT', `${left.staffNo} left on ${left.firstDay} and takes no turn any more: choose an officer in service.`);
}
