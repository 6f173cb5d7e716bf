import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { auditReads, divisionCondition, fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { Brackets } from 'typeorm';
import { AccountabilityGradeEntity } from './accountability-grade.entity';
import { AccountabilityLimitsEntity } from './accountability-limits.entity';
import type { AccountabilityTrigger } from './accountability.entity';
import { AccountabilityRecordEntity } from './accountability.entity';
import type { AccountabilityState } from './accountability.lifecycle';

export interface AccountabilityScope {
  readonly state: AccountabilityState | null;
  readonly departmentCode: string | null;
  readonly staffNo: string | null;
  /** Found, and not decided by its last day before this business date. */
  readonly overdueOn: string | null;
  /** Who looks: what they investigate or were told of, and by their rank what is of others in their divisions. */
  readonly seenBy: { readonly staffNo: string; readonly rankIn: readonly string[] };
}

const NEWEST_FIRST = [{ property: 'recordNo', kind: 'text', direction: 'DESC' }] as const;
const UNTOLD: readonly AccountabilityState[] = ['CANDIDATE', 'OPENED', 'DISMISSED', 'LAPSED'];

export class AccountabilityRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, recordNo: string): Promise<AccountabilityRecordEntity | null> {
    return this.database.manager(ctx).findOneBy(AccountabilityRecordEntity, { recordNo });
  }

  findBySource(ctx: OperationContext, triggerKind: AccountabilityTrigger, sourceKey: string): Promise<AccountabilityRecordEntity | null> {
    return this.database.manager(ctx).findOneBy(AccountabilityRecordEntity, { triggerKind, sourceKey });
  }

  page(ctx: OperationContext, { state, departmentCode, staffNo, overdueOn, seenBy }: AccountabilityScope, page: PageArguments): Promise<Connection<AccountabilityRecordEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(AccountabilityRecordEntity, 'record').where('1 = 1');
    if (state !== null) query.andWhere('record.state = :state', { state });
    if (departmentCode !== null) query.andWhere('record.departmentCode = :departmentCode', { departmentCode });
    if (staffNo !== null) query.andWhere('record.staffNo = :staffNo', { staffNo });
    if (overdueOn !== null) query.andWhere("record.state = 'FOUND' AND record.decisionDueOn < :overdueOn", { overdueOn });
    const self = seenBy.staffNo;
    query.andWhere(
      new Brackets((visible) => {
        visible.where('record.investigatorStaffNo = :self OR (record.staffNo = :self AND record.state NOT IN (:...untold))', { self, untold: UNTOLD });
        const { sql, parameters } = divisionCondition('record.divisionCode', seenBy.rankIn);
        visible.orWhere(`${sql} AND (record.staffNo IS NULL OR record.staffNo <> :self)`, parameters);
      }),
    );
    const name = `personnel.accountabilityRecords of ${JSON.stringify([departmentCode, staffNo, state, overdueOn, seenBy])}`;
    return fetchPage(query, { name, order: NEWEST_FIRST }, page);
  }

  /** Records who has read which records, in a transaction of its own: a reading that cannot be recorded does not happen. */
  async noteReadings(ctx: OperationContext, records: readonly Pick<AccountabilityRecordEntity, 'recordNo' | 'divisionCode'>[]): Promise<void> {
    const entries = records.map(({ recordNo, divisionCode }) => ({ action: 'accountabilityRecord.read', entityType: 'AccountabilityRecord', entityId: recordNo, divisionCode, change: {} }));
    await auditReads(this.database, ctx, entries);
  }

  async insert(ctx: OperationContext, record: Readonly<AccountabilityRecordEntity>): Promise<void> {
    await this.database.manager(ctx).insert(AccountabilityRecordEntity, record);
  }

  async advance(ctx: OperationContext, recordNo: string, version: number, state: AccountabilityState, changes: Partial<AccountabilityRecordEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, AccountabilityRecordEntity, { recordNo }, version, { ...changes, state });
  }

  /** The measures of a township on a business date, the mildest first. */
  listGrades(ctx: OperationContext, divisionCode: string, on: string): Promise<AccountabilityGradeEntity[]> {
    return this.database
      .manager(ctx)
      .createQueryBuilder(AccountabilityGradeEntity, 'grade')
      .where('grade.divisionCode = :divisionCode AND grade.effectiveFrom <= :on AND (grade.effectiveTo IS NULL OR grade.effectiveTo >= :on)', { divisionCode, on })
      .orderBy('grade.severity')
      .addOrderBy('grade.code')
      .getMany();
  }

  /** The days of each side in a township on a business date. */
  findLimits(ctx: OperationContext, divisionCode: string, on: string): Promise<AccountabilityLimitsEntity | null> {
    return this.database
      .manager(ctx)
      .createQueryBuilder(AccountabilityLimitsEntity, 'limits')
      .where('limits.divisionCode = :divisionCode AND limits.effectiveFrom <= :on', { divisionCode, on })
      .orderBy('limits.effectiveFrom', 'DESC')
      .limit(1)
      .getOne();
  }
}
