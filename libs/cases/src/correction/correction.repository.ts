import type { Period } from '@mashang/domain';
import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, integerFromRaw, updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { CorrectableField, CorrectableRecordType } from './correctable-fields';
import { CorrectionEntity } from './correction.entity';
import type { CorrectionState } from './correction.lifecycle';

export interface CorrectionFilter {
  readonly departmentCode: string | null;
  readonly state: CorrectionState | null;
}

/** How often a field of a kind of record was asked to be put right, and what came of it; the GraphQL type `CorrectionCount` in memory. */
export interface CorrectionCount {
  readonly departmentCode: string;
  readonly recordType: CorrectableRecordType;
  readonly field: CorrectableField;
  readonly requested: number;
  readonly applied: number;
  readonly rejected: number;
}

const OLDEST_FIRST = [
  { property: 'requestedAt', kind: 'instant', direction: 'ASC' },
  { property: 'correctionNo', kind: 'text', direction: 'ASC' },
] as const;

type RawCount = Readonly<Record<'requested' | 'applied' | 'rejected', unknown>> & Pick<CorrectionCount, 'departmentCode' | 'recordType' | 'field'>;

export class CorrectionRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, correctionNo: string): Promise<CorrectionEntity | null> {
    return this.database.manager(ctx).findOneBy(CorrectionEntity, { correctionNo });
  }

  /** Corrections of the cases and of what belongs to them, the oldest first. */
  listOfCases(ctx: OperationContext, caseNumbers: readonly string[]): Promise<CorrectionEntity[]> {
    return this.database.manager(ctx).find(CorrectionEntity, { where: { caseNo: In([...caseNumbers]) }, order: { caseNo: 'ASC', correctionNo: 'ASC' } });
  }

  /** Corrections, those that have waited longest first. */
  page(ctx: OperationContext, { departmentCode, state }: CorrectionFilter, page: PageArguments): Promise<Connection<CorrectionEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(CorrectionEntity, 'correction').where('1 = 1');
    if (departmentCode !== null) query.andWhere('correction.departmentCode = :departmentCode', { departmentCode });
    if (state !== null) query.andWhere('correction.state = :state', { state });
    return fetchPage(query, { name: `cases.corrections of ${departmentCode ?? 'all'} ${state ?? 'all'}`, order: OLDEST_FIRST }, page);
  }

  /** Corrections that were asked for in the period, by department, record and field, the most frequent first: one grouped statement. */
  async countByField(ctx: OperationContext, departmentCodes: readonly string[], { startsAt, endsAt }: Period): Promise<readonly CorrectionCount[]> {
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(CorrectionEntity, 'correction')
      .select('correction.departmentCode', 'departmentCode')
      .addSelect('correction.recordType', 'recordType')
      .addSelect('correction.field', 'field')
      .addSelect('COUNT(*)', 'requested')
      .addSelect("SUM(CASE WHEN correction.state = 'APPLIED' THEN 1 ELSE 0 END)", 'applied')
      .addSelect("SUM(CASE WHEN correction.state = 'REJECTED' THEN 1 ELSE 0 END)", 'rejected')
      .where('correction.departmentCode IN (:...departmentCodes) AND correction.requestedAt >= :startsAt AND correction.requestedAt < :endsAt', { departmentCodes, startsAt, endsAt })
      .groupBy('correction.departmentCode')
      .addGroupBy('correction.recordType')
      .addGroupBy('correction.field')
      .orderBy('requested', 'DESC')
      .addOrderBy('correction.recordType')
      .addOrderBy('correction.field')
      .getRawMany<RawCount>();
    const number = (raw: unknown): number => Number(integerFromRaw(raw));
    return rows.map((row) => ({ ...row, requested: number(row.requested), applied: number(row.applied), rejected: number(row.rejected) }));
  }

  async insert(ctx: OperationContext, correction: Readonly<CorrectionEntity>): Promise<void> {
    await this.database.manager(ctx).insert(CorrectionEntity, correction);
  }

  async advance(ctx: OperationContext, correctionNo: string, version: number, state: CorrectionState, changes: Partial<CorrectionEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, CorrectionEntity, { correctionNo }, version, { ...changes, state });
  }
}
