import { addDays, businessDateOf, startOfBusinessDate } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import { admitRow, nextRecordNo } from '@mashang/platform-subgraph';
import type { AssignPostInput, CreatePostInput, EndPostHoldingInput } from '../__generated__/resolver-types';
import { endingTenures, FOREVER } from '../coverage/coverage-proof';
import { assertInReach } from '../coverage/date-bounds';
import { CoverageError } from '../coverage/coverage.errors';
import type { CoverageRepository } from '../coverage/coverage.repository';
import type { CoverageService } from '../coverage/coverage.service';
import type { DepartmentRepository } from '../department/department.repository';
import { knownDepartment } from '../department/known-department';
import type { EmploymentRepository } from '../employment/employment.repository';
import type { OfficerRepository } from '../officer/officer.repository';
import type { SubstitutionService } from '../substitution/substitution.service';
import { assertEnd, assertHold } from './holding-rules';
import { postHoldingChanged } from './post-holding-changed';
import type { PostHoldingEntity } from './post-holding.entity';
import { writePost } from './post.access';
import { parsePost } from './post.inputs';
import type { PostEntity } from './post.entity';
import { PostError } from './post.errors';
import type { PostRepository } from './post.repository';

export interface PostParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly posts: PostRepository;
  readonly departments: DepartmentRepository;
  readonly officers: OfficerRepository;
  readonly employments: EmploymentRepository;
  readonly coverageRows: CoverageRepository;
  readonly coverage: CoverageService;
  readonly substitutions: SubstitutionService;
}

/** 岗位责任制: who holds a post as A and as B, from which day to which. */
export class PostService {
  constructor(private readonly parts: PostParts) {}

  async getHolding(ctx: OperationContext, holdingId: string): Promise<PostHoldingEntity> {
    const holding = await this.parts.posts.findHolding(ctx, holdingId);
    if (!holding) throw new PostError('HOLDING_UNKNOWN', `There is no holding ${holdingId}: take the id from the post's holdings.`);
    return holding;
  }

  /** Sets a post up; answers its code. Who holds it is told by `assign`. */
  create(ctx: OperationContext, { idempotencyKey, ...input }: CreatePostInput): Promise<string> {
    const { posts, departments, unitOfWork } = this.parts;
    const parsed = parsePost(input);
    const { code, departmentCode, serviceItemCodes } = parsed;
    return unitOfWork.run(ctx, { name: 'personnel.createPost', idempotencyKey, input: parsed }, async (tx, journal) => {
      const { divisionCode } = await knownDepartment(departments, tx, departmentCode);
      admitRow(writePost, tx.principal, { departmentCode, divisionCode });
      if ((await posts.findByCodes(tx, [code])).length > 0) throw new PostError('POST_CODE_TAKEN', `There is a post ${code} already: choose another code.`);
      const { serviceItemCodes: _, ...post } = parsed;
      await posts.insert(tx, { ...post, divisionCode }, serviceItemCodes);
      journal.audit({ action: 'post.create', entityType: 'Post', entityId: code, divisionCode, change: parsed });
      journal.publish({ type: 'PostCreated', key: code, divisionCode, payload: { code, departmentCode } });
      return code;
    });
  }

  /** Gives a post a holder; answers the holding's id. */
  assign(ctx: OperationContext, { idempotencyKey, post: postCode, staffNo, role, startsOn, endsOn = null }: AssignPostInput): Promise<string> {
    const { posts, employments, coverageRows, unitOfWork, database } = this.parts;
    const input = { postCode, staffNo, role, startsOn, endsOn };
    return unitOfWork.run(ctx, { name: 'personnel.assignPost', idempotencyKey, input }, async (tx, journal) => {
      const post = admitRow(writePost, tx.principal, await this.getPost(tx, postCode));
      assertInReach(tx.clock.now(), startsOn, endsOn);
      const yesterday = addDays(businessDateOf(tx.clock.now()), -1);
      if (startsOn < yesterday) throw new PostError('HOLDING_BEGINS_IN_THE_PAST', `Who held the post until now is known: let the holding begin on ${yesterday} or later.`);
      await this.getOfficer(tx, staffNo);
      await coverageRows.lock(tx, { staffNumbers: [staffNo], postCodes: [postCode] });
      const hold = { staffNo, role, startsOn, endsOn };
      assertHold(hold, await posts.listAllHoldings(tx, postCode), await employments.listOf(tx, staffNo));
      const { divisionCode, departmentCode } = post;
      const holdingId = await nextRecordNo(database, tx, { series: 'personnel.PostHolding', letter: 'H' }, divisionCode);
      await posts.insertHolding(tx, { ...hold, id: holdingId, postCode, divisionCode });
      journal.audit({ action: 'post.assign', entityType: 'PostHolding', entityId: holdingId, divisionCode, change: input });
      journal.publish(postHoldingChanged({ holdingId, postCode, departmentCode, staffNo, role, startsOn, endsOn }, divisionCode));
      await this.parts.substitutions.settle(tx, journal, [post]);
      return holdingId;
    });
  }

  /**
   * Ends a hold of a post after a day.
   * @throws PostWouldStandEmpty when nobody would cover a post that must be staffed from then on.
   */
  async endHolding(ctx: OperationContext, { idempotencyKey, holdingId, endsOn }: EndPostHoldingInput): Promise<void> {
    const { posts, coverageRows, coverage, unitOfWork } = this.parts;
    await unitOfWork.run(ctx, { name: 'personnel.endPostHolding', idempotencyKey, input: { holdingId, endsOn } }, async (tx, journal) => {
      assertInReach(tx.clock.now(), endsOn);
      const { postCode, staffNo, role } = await this.getHolding(tx, holdingId);
      const post = admitRow(writePost, tx.principal, await this.getPost(tx, postCode));
      await coverageRows.lock(tx, { staffNumbers: [staffNo], postCodes: [postCode] });
      const holding = await this.getHolding(tx, holdingId);
      assertEnd(holding, endsOn, addDays(businessDateOf(tx.clock.now()), -1));
      const from = startOfBusinessDate(addDays(endsOn, 1));
      await coverage.admit(tx, {
        posts: [post],
        interval: { from, until: FOREVER },
        leaving: [staffNo],
        apply: (world) => ({ ...world, posts: endingTenures(world.posts, new Set([holdingId]), from) }),
      });
      await posts.endHolding(tx, holdingId, endsOn);
      const { divisionCode, departmentCode } = post;
      journal.audit({ action: 'post.endHolding', entityType: 'PostHolding', entityId: holdingId, divisionCode, change: { postCode, staffNo, role, endsOn } });
      journal.publish(postHoldingChanged({ holdingId, postCode, departmentCode, staffNo, role, startsOn: holding.startsOn, endsOn }, divisionCode));
      await this.parts.substitutions.settle(tx, journal, [post]);
      return null;
    });
  }

  private async getPost(ctx: OperationContext, code: string): Promise<PostEntity> {
    const [post] = await this.parts.posts.findByCodes(ctx, [code]);
    if (!post) throw new CoverageError('POST_UNKNOWN', `There is no post ${code}: take the code from the department.`);
    return post;
  }

  private async getOfficer(ctx: OperationContext, staffNo: string): Promise<void> {
    const [officer] = await this.parts.officers.findByStaffNumbers(ctx, [staffNo]);
    if (!officer) throw new PostError('OFFICER_UNKNOWN', `There is no officer ${staffNo}: check the staff number.`);
  }
}
