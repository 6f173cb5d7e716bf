import type { Period } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw, whereGroupIn } from '@mashang/platform-persistence';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { CaseMonthCountEntity } from '../case-month-count/case-month-count.entity';
import { asOfStatement } from './as-of-statement';
import type { CaseCounts, CountName } from './case-counts';
import { COUNT_NAMES } from './case-counts';

/** What cases are grouped by: where they come from, who handles them, where and by whom they were taken in. */
export type CaseGroup = 'division' | 'department' | 'window' | 'officer';

/** What a group is split by, in the same statement. */
export type CaseSplit = 'item' | 'channel';

const MONTH_COLUMN: Readonly<Record<CaseGroup | CaseSplit, string>> = {
  division: 'counted.divisionCode',
  department: 'counted.departmentCode',
  window: 'counted.windowCode',
  officer: 'counted.officerStaffNo',
  item: 'counted.implementationCode',
  channel: 'counted.channel',
};

export interface CaseScope {
  readonly group: CaseGroup;
  readonly split: CaseSplit;
  readonly codes: readonly string[];
  /** Whether each month of the period is counted by itself. */
  readonly isByMonth: boolean;
}

type RawCounts = Readonly<Record<CountName, unknown>> & { readonly group_code: string; readonly split_code: string; readonly month?: string };

export class CaseStatisticsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Counts by group and split: one grouped statement for the whole batch, whatever figures are asked of it. As of now the sums by
   * month answer; as of an instant they do for the months before it, and the cases for its own.
   */
  async count(ctx: OperationContext, scope: CaseScope, period: Period, asOf: Date | null): Promise<readonly CaseCounts[]> {
    if (asOf === null) return (await this.ofMonths(ctx, scope, period).getRawMany<RawCounts>()).map(countsOf);
    const { sql, parameters } = asOfStatement(scope, period, asOf);
    return (await this.database.manager(ctx).query<RawCounts[]>(sql, [...parameters])).map(countsOf);
  }

  private ofMonths(ctx: OperationContext, scope: CaseScope, { firstMonth, lastMonth }: Period): SelectQueryBuilder<ObjectLiteral> {
    const [group, split] = [MONTH_COLUMN[scope.group], MONTH_COLUMN[scope.split]];
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(CaseMonthCountEntity, 'counted')
      .select([])
      .where('counted.month BETWEEN :firstMonth AND :lastMonth', { firstMonth, lastMonth });
    for (const name of COUNT_NAMES) query.addSelect(`SUM(counted.${name})`, name);
    query.addSelect(group, 'group_code').addSelect(split, 'split_code').groupBy(group).addGroupBy(split).orderBy(group).addOrderBy(split);
    if (scope.isByMonth) query.addSelect('counted.month', 'month').addGroupBy('counted.month');
    return whereGroupIn(query, scope.group, group, scope.codes);
  }
}

function countsOf(row: RawCounts): CaseCounts {
  const number = (name: CountName): number => Number(integerFromRaw(row[name]));
  return {
    group: row.group_code,
    split: row.split_code,
    month: row.month ?? '',
    received: number('received'),
    accepted: number('accepted'),
    completed: number('completed'),
    refused: number('refused'),
    invalidated: number('invalidated'),
    cohortCompleted: number('cohortCompleted'),
    onTime: number('onTime'),
    early: number('early'),
    sameDay: number('sameDay'),
    onceDone: number('onceDone'),
    rated: number('rated'),
    satisfied: number('satisfied'),
    citizenTrips: number('citizenTrips'),
    cadreTrips: number('cadreTrips'),
    formerTrips: number('formerTrips'),
    promisedDays: number('promisedDays'),
    usedOfPromised: number('usedOfPromised'),
    statutoryDays: number('statutoryDays'),
    usedOfStatutory: number('usedOfStatutory'),
  };
}
