import { addDays, businessDateOf, parseText, startOfBusinessDate } from '@mashang/domain';
import type { Database, Journal, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { scheduleJob } from '@mashang/platform-persistence';
import { admitRow, nextRecordNo } from '@mashang/platform-subgraph';
import type { RecordDepartureInput, TransferOfficerInput } from '../__generated__/resolver-types';
import { endingTenures, FOREVER } from '../coverage/coverage-proof';
import { assertInReach } from '../coverage/date-bounds';
import type { CoverageRepository } from '../coverage/coverage.repository';
import type { CoverageService } from '../coverage/coverage.service';
import type { DepartmentRepository } from '../department/department.repository';
import { knownDepartment } from '../department/known-department';
import type { OfficerEntity } from '../officer/officer.entity';
import type { OfficerRepository } from '../officer/officer.repository';
import { postHoldingChanged } from '../post/post-holding-changed';
import type { PostEntity } from '../post/post.entity';
import { PostError } from '../post/post.errors';
import type { PostRepository } from '../post/post.repository';
import type { SubstitutionService } from '../substitution/substitution.service';
import { decideEmployment } from './employment.access';
import { EmploymentError } from './employment.errors';
import type { EmploymentRepository } from './employment.repository';
import { servesUntil } from './service-record';

/** The timer of a transfer to come: the register changes when its first day begins. */
export const APPLY_TRANSFER = 'personnel.applyTransfer';

const LONGEST_TITLE = 64;

export interface EmploymentParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly employments: EmploymentRepository;
  readonly officers: OfficerRepository;
  readonly departments: DepartmentRepository;
  readonly posts: PostRepository;
  readonly coverageRows: CoverageRepository;
  readonly coverage: CoverageService;
  readonly substitutions: SubstitutionService;
}

/** Where the officer is from a day on; null for nowhere. */
interface Destination {
  readonly departmentCode: string;
  readonly title: string;
}

/** 任职: where officers serve; whoever goes leaves no window behind. */
export class EmploymentService {
  constructor(private readonly parts: EmploymentParts) {}

  async transfer(ctx: OperationContext, { idempotencyKey, staffNo, department, title: given, startsOn }: TransferOfficerInput): Promise<void> {
    const title = parseText('title', given, LONGEST_TITLE);
    const input = { staffNo, department, title, startsOn };
    await this.parts.unitOfWork.run(ctx, { name: 'personnel.transferOfficer', idempotencyKey, input }, async (tx, journal) => {
      assertInReach(tx.clock.now(), startsOn);
      admitRow(decideEmployment, tx.principal, await knownDepartment(this.parts.departments, tx, department));
      const officer = await this.move(tx, journal, staffNo, startsOn, { departmentCode: department, title });
      journal.audit({ action: 'officer.transfer', entityType: 'Officer', entityId: staffNo, divisionCode: officer.divisionCode, change: input });
      return null;
    });
  }

  async depart(ctx: OperationContext, { idempotencyKey, staffNo, lastDay }: RecordDepartureInput): Promise<void> {
    const input = { staffNo, lastDay };
    await this.parts.unitOfWork.run(ctx, { name: 'personnel.recordDeparture', idempotencyKey, input }, async (tx, journal) => {
      assertInReach(tx.clock.now(), lastDay);
      const officer = await this.move(tx, journal, staffNo, addDays(lastDay, 1), null);
      journal.audit({ action: 'officer.depart', entityType: 'Officer', entityId: staffNo, divisionCode: officer.divisionCode, change: input });
      return null;
    });
  }

  /** The day of a transfer has come: the register says what the history says of today. */
  async applyTransfer(ctx: OperationContext, employmentId: string): Promise<void> {
    const { unitOfWork, employments, officers } = this.parts;
    await unitOfWork.run(ctx, { name: APPLY_TRANSFER, idempotencyKey: employmentId, input: { employmentId } }, async (tx, journal) => {
      const begun = await employments.find(tx, employmentId);
      if (!begun) throw new Error(`The employment that a transfer begins is missing: ${employmentId}`);
      const { staffNo, divisionCode } = begun;
      const today = businessDateOf(tx.clock.now());
      const serving = (await employments.listOf(tx, staffNo)).find(({ startsOn, endsOn }) => startsOn <= today && (endsOn === null || endsOn >= today));
      if (!serving) return null;
      const { departmentCode, title } = serving;
      await officers.register(tx, staffNo, serving);
      journal.audit({ action: 'officer.applyTransfer', entityType: 'Officer', entityId: staffNo, divisionCode, change: { departmentCode, title } });
      return null;
    });
  }

  private async move(tx: OperationContext, journal: Journal, staffNo: string, startsOn: string, to: Destination | null): Promise<OfficerEntity> {
    const { coverageRows, coverage, officers } = this.parts;
    await coverageRows.lock(tx, { staffNumbers: [staffNo] });
    const [officer] = await officers.findByStaffNumbers(tx, [staffNo]);
    if (!officer) throw new PostError('OFFICER_UNKNOWN', `There is no officer ${staffNo}: check the staff number.`);
    admitRow(decideEmployment, tx.principal, officer);
    if (startsOn < businessDateOf(tx.clock.now())) throw new EmploymentError('TRANSFER_IN_THE_PAST', 'Where the officer served until now is known: choose today or a later day.');
    const from = startOfBusinessDate(startsOn);
    const posts = await coverageRows.postsOf(tx, staffNo, { from, until: FOREVER });
    await coverageRows.lock(tx, { postCodes: posts.map(({ code }) => code) });
    const ends = endsIn(await this.departmentOn(tx, officer, addDays(startsOn, -1)), to);
    const left = posts.filter(({ departmentCode }) => ends(departmentCode));
    await this.record(tx, officer, startsOn, to);
    await coverage.admit(tx, {
      posts: left,
      interval: { from, until: FOREVER },
      leaving: [staffNo],
      apply: (world) => {
        const own = world.posts.flatMap(({ tenures }) => tenures.filter((tenure) => tenure.staffNo === staffNo).map(({ id }) => id));
        return { ...world, posts: endingTenures(world.posts, new Set(own), from) };
      },
    });
    await this.endTenures(tx, journal, staffNo, left, startsOn, ends);
    await this.parts.substitutions.settle(tx, journal, left);
    return officer;
  }

  /** Where an officer serves on a day: by the history, or by the register where there is none yet. */
  private async departmentOn(tx: OperationContext, officer: OfficerEntity, on: string): Promise<string | null> {
    const entry = (await this.parts.employments.listOf(tx, officer.staffNo)).findLast(({ startsOn }) => startsOn <= on);
    return entry === undefined ? officer.departmentCode : entry.departmentCode;
  }

  /** The history gets its entry; whoever has none yet begins it today with what the register says. */
  private async record(tx: OperationContext, officer: OfficerEntity, startsOn: string, to: Destination | null): Promise<void> {
    const { employments, database, officers } = this.parts;
    const { staffNo, divisionCode } = officer;
    const today = businessDateOf(tx.clock.now());
    const history = await employments.listOf(tx, staffNo);
    const lastDay = addDays(startsOn, -1);
    if (history.some((entry) => entry.startsOn >= startsOn)) throw new EmploymentError('LATER_EMPLOYMENT_EXISTS', `A change on or after ${startsOn} is recorded already: choose a later day.`);
    if (servesUntil(history, lastDay) === 'NOT_SERVING') throw new PostError('OFFICER_HAS_LEFT', `${staffNo} does not serve on ${lastDay}: check the staff number.`);
    const { departmentCode, title } = history.at(-1) ?? officer;
    if (to !== null && departmentCode === to.departmentCode && title === to.title) {
      throw new EmploymentError('TRANSFER_TO_SAME_PLACE', `${staffNo} serves there with this title already: choose another department or title.`);
    }
    const append = async (entry: Destination | Pick<OfficerEntity, 'departmentCode' | 'title'>, first: string, last: string | null): Promise<string> => {
      const id = await nextRecordNo(database, tx, { series: 'personnel.Employment', letter: 'M' }, divisionCode);
      await employments.insert(tx, { id, staffNo, divisionCode, departmentCode: entry.departmentCode, title: entry.title, startsOn: first, endsOn: last });
      return id;
    };
    const current = history.find(({ endsOn }) => endsOn === null || endsOn >= lastDay);
    if (current) await employments.end(tx, current.id, lastDay);
    else await append(officer, earlier(today, lastDay), lastDay);
    if (to === null) return;
    const employmentId = await append(to, startsOn, null);
    if (startsOn <= today) await officers.register(tx, staffNo, { ...to, divisionCode });
    else await scheduleJob(database, tx, { kind: APPLY_TRANSFER, key: employmentId, dueAt: startOfBusinessDate(startsOn), divisionCode });
  }

  private async endTenures(tx: OperationContext, journal: Journal, staffNo: string, left: readonly PostEntity[], startsOn: string, ends: (departmentCode: string) => boolean): Promise<void> {
    const { posts, departments } = this.parts;
    const lastDay = addDays(startsOn, -1);
    await departments.endTerms(tx, staffNo, startsOn, ends);
    for (const holding of await posts.listHoldingsFrom(tx, staffNo, startsOn)) {
      const post = left.find(({ code }) => code === holding.postCode);
      if (!post) continue;
      // A hold that has not begun is called off.
      const endsOn = holding.startsOn > lastDay ? addDays(holding.startsOn, -1) : lastDay;
      if (holding.startsOn > lastDay) await posts.removeHolding(tx, holding.id);
      else await posts.endHolding(tx, holding.id, endsOn);
      const { id: holdingId, postCode, role } = holding;
      journal.publish(postHoldingChanged({ holdingId, postCode, departmentCode: post.departmentCode, staffNo, role, startsOn: holding.startsOn, endsOn }, post.divisionCode));
    }
  }
}

/** Whoever leaves the service leaves everything; whoever goes elsewhere only what lies in the department that is left. */
function endsIn(leftCode: string | null, to: Destination | null): (departmentCode: string) => boolean {
  return (departmentCode) => to === null || (leftCode !== to.departmentCode && departmentCode === leftCode);
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
