import { parseText } from '@mashang/domain';
import type { Connection, Database, OperationContext, PageArguments, UnitOfWork } from '@mashang/platform-persistence';
import { indexName, once } from '@mashang/platform-persistence';
import { admitRow, nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type { FileAccountabilityInput } from '../__generated__/resolver-types';
import type { DepartmentRepository } from '../department/department.repository';
import { filesAccountability, leadsAccountability, looksAcross, readAccountability } from './accountability.access';
import type { AccountabilityRecordEntity, AccountabilityTrigger } from './accountability.entity';
import { AccountabilityError } from './accountability.errors';
import type { AccountabilityState, AccountabilityStep } from './accountability.lifecycle';
import { accountabilityLifecycle } from './accountability.lifecycle';
import type { AccountabilityRepository, AccountabilityScope } from './accountability.repository';
import type { ImpartialityService } from './impartiality.service';

const ONE_OF_A_SOURCE = indexName('accountability_records', ['trigger_kind', 'source_key']);

export interface AccountabilityRegisterParts {
  readonly unitOfWork: UnitOfWork;
  readonly database: Database;
  readonly records: AccountabilityRepository;
  readonly departments: DepartmentRepository;
  readonly impartiality: ImpartialityService;
}

export type AccountabilitySteps = RecordStepService<AccountabilityRecordEntity, AccountabilityState, AccountabilityStep>;

/** What a question of neglect arises from. */
export interface AccountabilityMatter {
  readonly trigger: AccountabilityTrigger;
  readonly source: string;
  readonly caseNo: string | null;
  readonly matter: string;
  readonly departmentCode: string | null;
  readonly staffNo: string | null;
  readonly divisionCode: string;
}

/** Where questions of neglect are filed and read: each once, and each reading is noted. */
export class AccountabilityRegister {
  readonly steps: AccountabilitySteps;

  constructor(private readonly parts: AccountabilityRegisterParts) {
    const { records, unitOfWork } = parts;
    this.steps = new RecordStepService<AccountabilityRecordEntity, AccountabilityState, AccountabilityStep>(unitOfWork, {
      type: 'AccountabilityRecord',
      lifecycle: accountabilityLifecycle,
      rule: leadsAccountability,
      unknown: 'ACCOUNTABILITY_UNKNOWN',
      isHidden: true,
      find: (ctx, recordNo) => records.findByNumber(ctx, recordNo),
      advance: (...change) => records.advance(...change),
    });
  }

  /** The record, and a note of who has read it; null for whoever may not see it. */
  async read(ctx: OperationContext, recordNo: string): Promise<AccountabilityRecordEntity | null> {
    const record = await this.parts.records.findByNumber(ctx, recordNo);
    if (record === null || readAccountability.admitsRow?.(ctx.principal, record) === false) return null;
    await this.parts.records.noteReadings(ctx, [record]);
    return record;
  }

  /** What a step answers is a reading like any other, and only for who may read. */
  async readBack(ctx: OperationContext, recordNo: string): Promise<AccountabilityRecordEntity> {
    const record = await this.read(ctx, recordNo);
    if (record === null) throw new AccountabilityError('ACCOUNTABILITY_UNKNOWN', `There is no AccountabilityRecord ${recordNo}: check the number.`);
    return record;
  }

  /** A page of what the caller may see, and a note of each record on it. */
  async page(ctx: OperationContext, filter: Omit<AccountabilityScope, 'seenBy'>, page: PageArguments): Promise<Connection<AccountabilityRecordEntity>> {
    const { staffNo = '', divisionCodes } = ctx.principal;
    const seenBy = { staffNo, rankIn: looksAcross.admits(ctx.principal) ? divisionCodes : [] };
    const found = await this.parts.records.page(ctx, { ...filter, seenBy }, page);
    await this.parts.records.noteReadings(ctx, found.edges.map(({ node }) => node));
    return found;
  }

  /** Files a candidate; the same card, complaint, audit or report sets off one record. */
  file(ctx: OperationContext, idempotencyKey: string, { trigger, source, ...matter }: AccountabilityMatter): Promise<string> {
    const filed = this.steps.file(ctx, {
      mutation: 'personnel.fileAccountability',
      idempotencyKey,
      asked: { trigger, source, ...matter },
      create: async ({ tx, now }) => {
        const before = await this.parts.records.findBySource(tx, trigger, source);
        if (before) throw new AccountabilityError('ACCOUNTABILITY_EXISTS', `The ${trigger} ${source} has set off ${before.recordNo} already: go on with that one.`);
        const key = await nextRecordNo(this.parts.database, tx, { series: 'personnel.AccountabilityRecord', letter: 'Z' }, matter.divisionCode);
        const row: AccountabilityRecordEntity = { ...unopened, ...matter, triggerKind: trigger, sourceKey: source, recordNo: key, state: 'CANDIDATE', arisenAt: now, version: 1 };
        await this.parts.records.insert(tx, row);
        return { key, row };
      },
    });
    return once(ONE_OF_A_SOURCE, filed, () => new AccountabilityError('ACCOUNTABILITY_EXISTS', `The ${trigger} ${source} has just set off a record: go on with that one.`));
  }

  /** Files what an audit or a report raises; cards and complaints come as events. */
  async raise(ctx: OperationContext, input: FileAccountabilityInput): Promise<string> {
    const { idempotencyKey, trigger, department, officer = null } = input;
    if (trigger === 'CARD' || trigger === 'COMPLAINT') throw new AccountabilityError('SOURCE_IS_AN_EVENT', 'Cards and complaints set records off by themselves: file audits and reports.');
    const [source, matter] = [parseText('source', input.source, 100), parseText('matter', input.matter, 1000)];
    const [unit] = await this.parts.departments.findByCodes(ctx, [department]);
    if (!unit) throw new AccountabilityError('DEPARTMENT_UNKNOWN', `There is no department ${department}: take the code from the township.`);
    admitRow(filesAccountability, ctx.principal, unit);
    if (officer !== null) await this.parts.impartiality.assertOfficers(ctx, officer);
    return this.file(ctx, idempotencyKey, { trigger, source, matter, caseNo: null, departmentCode: department, staffNo: officer, divisionCode: unit.divisionCode });
  }
}

const unopened = {
  isTriggerRevoked: false,
  openedOn: null,
  openedBy: null,
  investigatorStaffNo: null,
  notice: null,
  statementDueOn: null,
  statement: null,
  finding: null,
  decisionDueOn: null,
  gradeCode: null,
  decision: null,
  decidedOn: null,
  decidedBy: null,
  appealDueOn: null,
  appeal: null,
  outcome: null,
  endedAt: null,
  endedBy: null,
} as const;
