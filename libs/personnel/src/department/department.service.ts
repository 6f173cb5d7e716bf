import { addDays, businessDateOf, startOfBusinessDate } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow, nextRecordNo } from '@mashang/platform-subgraph';
import type { AppointDepartmentHeadInput } from '../__generated__/resolver-types';
import type { StaffedPost } from '../coverage/coverage-proof';
import { endingTenures, FOREVER } from '../coverage/coverage-proof';
import { assertInReach } from '../coverage/date-bounds';
import type { CoverageRepository } from '../coverage/coverage.repository';
import type { CoverageService } from '../coverage/coverage.service';
import type { EmploymentRepository } from '../employment/employment.repository';
import { servesUntil } from '../employment/service-record';
import { PostError } from '../post/post.errors';
import type { OfficerRepository } from '../officer/officer.repository';
import type { SubstitutionService } from '../substitution/substitution.service';
import { keepDepartments } from './department.access';
import { DepartmentError } from './department.errors';
import type { DepartmentRepository } from './department.repository';
import { knownDepartment } from './known-department';

export interface DepartmentParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly departments: DepartmentRepository;
  readonly officers: OfficerRepository;
  readonly employments: EmploymentRepository;
  readonly coverageRows: CoverageRepository;
  readonly coverage: CoverageService;
  readonly substitutions: SubstitutionService;
}

/** Who heads a department, and whether the head covers its posts when A and B are both away. */
export class DepartmentService {
  constructor(private readonly parts: DepartmentParts) {}

  /**
   * Appoints a head from a day on; the predecessor's term ends the day before. The same head again changes whether she covers.
   * @throws PostWouldStandEmpty when a leave was granted because the predecessor covers, and the successor would not.
   */
  async appointHead(ctx: OperationContext, { idempotencyKey, department: departmentCode, staffNo, coversPosts, startsOn }: AppointDepartmentHeadInput): Promise<void> {
    const { unitOfWork, departments, officers, employments, coverageRows, coverage, database } = this.parts;
    const input = { departmentCode, staffNo, coversPosts, startsOn };
    await unitOfWork.run(ctx, { name: 'personnel.appointDepartmentHead', idempotencyKey, input }, async (tx, journal) => {
      assertInReach(tx.clock.now(), startsOn);
      await coverageRows.lock(tx, { departmentCodes: [departmentCode] });
      const department = admitRow(keepDepartments, tx.principal, await knownDepartment(departments, tx, departmentCode));
      const terms = (await departments.listHeads(tx, [departmentCode])).filter(({ endsOn }) => endsOn === null || endsOn >= startsOn);
      const posts = await coverageRows.postsOfDepartments(tx, [departmentCode]);
      await coverageRows.lock(tx, { staffNumbers: [staffNo, ...terms.map((term) => term.staffNo)], postCodes: posts.map(({ code }) => code) });
      if (startsOn < businessDateOf(tx.clock.now())) throw new DepartmentError('HEAD_TERM_IN_THE_PAST', 'Who headed the department until now is known: choose today or a later day.');
      if (terms.some((term) => term.startsOn >= startsOn)) throw new DepartmentError('LATER_HEAD_TERM_EXISTS', `A head is appointed on or after ${startsOn} already: choose a later day.`);
      const [officer] = await officers.findByStaffNumbers(tx, [staffNo]);
      if (!officer) throw new PostError('OFFICER_UNKNOWN', `There is no officer ${staffNo}: check the staff number.`);
      const until = servesUntil(await employments.listOf(tx, staffNo), startsOn);
      if (until === 'NOT_SERVING') throw new PostError('OFFICER_HAS_LEFT', `${staffNo} does not serve on ${startsOn}: appoint somebody who does.`);
      const from = startOfBusinessDate(startsOn);
      const id = await nextRecordNo(database, tx, { series: 'personnel.DepartmentHead', letter: 'T' }, department.divisionCode);
      const tenure = { id, role: 'HEAD' as const, staffNo, from, until: until === null ? FOREVER : startOfBusinessDate(addDays(until, 1)) };
      const successor = (post: StaffedPost): StaffedPost => (coversPosts ? { ...post, tenures: [...post.tenures, tenure] } : post);
      await coverage.admit(tx, {
        posts,
        interval: { from, until: FOREVER },
        arriving: [staffNo],
        leaving: [],
        apply: (world) => ({ ...world, posts: endingTenures(world.posts, new Set(terms.map((term) => term.id)), from).map(successor) }),
      });
      for (const term of terms) await departments.endTerm(tx, term.id, addDays(startsOn, -1));
      await departments.insertHead(tx, { id, departmentCode, staffNo, coversPosts, startsOn, endsOn: until, divisionCode: department.divisionCode });
      journal.audit({ action: 'department.appointHead', entityType: 'Department', entityId: departmentCode, divisionCode: department.divisionCode, change: input });
      await this.parts.substitutions.settle(tx, journal, posts);
      return null;
    });
  }
}
