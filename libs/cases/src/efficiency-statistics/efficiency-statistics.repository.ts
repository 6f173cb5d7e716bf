import type { Period } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw } from '@mashang/platform-persistence';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { ComplaintEntity } from '../complaint/complaint.entity';
import { EncounterEntity } from '../encounter/encounter.entity';
import { SupervisionAlertEntity } from '../supervision-alert/supervision-alert.entity';

/** The GraphQL type `CardCounts` in memory. */
export interface CardCounts {
  readonly warnings: number;
  readonly yellow: number;
  readonly red: number;
}

/** The GraphQL type `ReplyCounts` in memory. */
export interface ReplyCounts {
  readonly received: number;
  readonly replied: number;
}

type Raw = Readonly<Record<string, unknown>> & { readonly department: string };

/** Figures of departments as they stand: each by one grouped statement for all departments of a batch. */
export class EfficiencyStatisticsRepository {
  constructor(private readonly database: Database) {}

  async cards(ctx: OperationContext, departments: readonly string[], period: Period): Promise<ReadonlyMap<string, CardCounts>> {
    const query = this.database.manager(ctx).createQueryBuilder(SupervisionAlertEntity, 'one').where("one.state NOT IN ('REVOKED', 'LAPSED')");
    const level = (name: string): string => `SUM(CASE WHEN one.level = '${name}' THEN 1 ELSE 0 END)`;
    query.select([]).addSelect(level('WARNING'), 'warnings').addSelect(level('YELLOW'), 'yellow').addSelect(level('RED'), 'red');
    const rows = await ofDepartments(query, 'one.issuedAt', departments, period);
    return byDepartment(rows, (row) => ({ warnings: number(row['warnings']), yellow: number(row['yellow']), red: number(row['red']) }));
  }

  async consultations(ctx: OperationContext, departments: readonly string[], period: Period): Promise<ReadonlyMap<string, ReplyCounts>> {
    const query = this.database.manager(ctx).createQueryBuilder(EncounterEntity, 'one').where("one.kind = 'CONSULTATION'");
    query.select([]).addSelect('COUNT(*)', 'received').addSelect("SUM(CASE WHEN one.state = 'CLOSED' THEN 1 ELSE 0 END)", 'replied');
    return byDepartment(await ofDepartments(query, 'one.metAt', departments, period), repliesOf);
  }

  async complaints(ctx: OperationContext, departments: readonly string[], period: Period): Promise<ReadonlyMap<string, ReplyCounts>> {
    const query = this.database.manager(ctx).createQueryBuilder(ComplaintEntity, 'one').where('1 = 1');
    query.select([]).addSelect('COUNT(*)', 'received').addSelect("SUM(CASE WHEN one.state IN ('ANSWERED', 'CLOSED') THEN 1 ELSE 0 END)", 'replied');
    return byDepartment(await ofDepartments(query, 'one.dispatchedAt', departments, period), repliesOf);
  }
}

const number = (raw: unknown): number => Number(integerFromRaw(raw));

const repliesOf = (row: Raw): ReplyCounts => ({ received: number(row['received']), replied: number(row['replied']) });

function ofDepartments<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, at: string, departments: readonly string[], { startsAt, endsAt }: Period): Promise<Raw[]> {
  return query
    .andWhere(`one.departmentCode IN (:...departments) AND ${at} >= :startsAt AND ${at} < :endsAt`, { departments, startsAt, endsAt })
    .addSelect('one.departmentCode', 'department')
    .groupBy('one.departmentCode')
    .getRawMany<Raw>();
}

function byDepartment<Counts>(rows: readonly Raw[], countsOf: (row: Raw) => Counts): ReadonlyMap<string, Counts> {
  return new Map(rows.map((row) => [row.department, countsOf(row)]));
}
