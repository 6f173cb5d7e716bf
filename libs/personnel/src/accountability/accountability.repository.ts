import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { auditReads, fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { AccountabilityGradeEntity } from './accountability-grade.entity';
import { AccountabilityLimitsEntity } from './accountability-limits.entity';
import type { AccountabilityTrigger } from './accountability.entity';
import { AccountabilityRecordEntity } from './accountability.entity';
import type { AccountabilityState } from './accountability.lifecycle';

export interface AccountabilityScope {
  readonly state: AccountabilityState | null;
  readonly departmentCode: string | null;
  readonly staffNo: string | null;
  /** Only what this officer investigates, or was told of; null for whoever sees all. */
  readonly seenBy: string | null;
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

  page(ctx: OperationContext, { state, departmentCode, staffNo, seenBy }: AccountabilityScope, page: PageArguments): Promise<Connection<AccountabilityRecordEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(AccountabilityRecordEntity, 'record').where('1 = 1');
    if (state !== null) query.andWhere('record.state = :state', { state });
    if (departmentCode !== null) query.andWhere('record.departmentCode = :departmentCode', { departmentCode });
    if (staffNo !== null) query.andWhere('record.staffNo = :staffNo', { staffNo });
    if (seenBy !== null) query.andWhere('(record.investigatorStaffNo = :seenBy OR (record.staffNo = :seenBy AND record.state NOT IN (:...untold)))', { seenBy, untold: UNTOLD });
    const name = `personnel.accountabilityRecords of ${departmentCode ?? 'all'} ${staffNo ?? 'all'} ${state ?? 'all'} seen by ${seenBy ?? 'leaders'}`;
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
