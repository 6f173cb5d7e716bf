import type { Period } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw, whereDivisionIn } from '@mashang/platform-persistence';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { CaseMonthCountEntity } from '../case-month-count/case-month-count.entity';
import { CaseEntity } from '../case/case.entity';
import { ServiceItemEntity } from '../service-item/service-item.entity';
import type { CaseCounts, CountName } from './case-counts';
import { COUNT_NAMES } from './case-counts';
import { COUNT_DEFINITIONS, countedAsOf, within } from './count-definitions';

/** What cases are grouped by: where they come from, who handles them, where and by whom they were taken in. */
export type CaseGroup = 'division' | 'department' | 'window' | 'officer';

/** What a group is split by, in the same statement. */
export type CaseSplit = 'item' | 'channel';

const CASE_COLUMN: Readonly<Record<CaseGroup | CaseSplit, string>> = {
  division: 'filed.divisionCode',
  department: 'filed.departmentCode',
  window: 'filed.windowCode',
  officer: 'filed.firstContactStaffNo',
  item: 'filed.implementationCode',
  channel: 'filed.channel',
};

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
}

type RawCounts = Readonly<Record<CountName, unknown>> & { readonly group_code: string; readonly split_code: string };

export class CaseStatisticsRepository {
  constructor(private readonly database: Database) {}

  /**
   * Counts by group and split: one grouped statement for the whole batch, whatever figures are asked of it. As of now the sums by
   * month answer; as of an instant the cases themselves, because sums do not know when they came to be.
   */
  async count(ctx: OperationContext, scope: CaseScope, period: Period, asOf: Date | null): Promise<readonly CaseCounts[]> {
    const columns = asOf === null ? MONTH_COLUMN : CASE_COLUMN;
    const query = asOf === null ? this.ofMonths(ctx, period) : this.ofCases(ctx, period, asOf);
    const [group, split] = [columns[scope.group], columns[scope.split]];
    query.addSelect(group, 'group_code').addSelect(split, 'split_code').groupBy(group).addGroupBy(split).orderBy(split);
    if (scope.group === 'division') whereDivisionIn(query, group, scope.codes);
    else query.andWhere(`${group} IN (:...codes)`, { codes: scope.codes });
    const rows = await query.getRawMany<RawCounts>();
    return rows.map(countsOf);
  }

  private ofMonths(ctx: OperationContext, { firstMonth, lastMonth }: Period): SelectQueryBuilder<ObjectLiteral> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(CaseMonthCountEntity, 'counted')
      .select([])
      .where('counted.month BETWEEN :firstMonth AND :lastMonth', { firstMonth, lastMonth });
    for (const name of COUNT_NAMES) query.addSelect(`SUM(counted.${name})`, name);
    return query;
  }

  private ofCases(ctx: OperationContext, { firstDay, lastDay }: Period, asOf: Date): SelectQueryBuilder<ObjectLiteral> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(CaseEntity, 'filed')
      .innerJoin(ServiceItemEntity, 'item', 'item.implementationCode = filed.implementationCode AND item.version = filed.itemVersion')
      .select([])
      .where(`(${within('received')} OR ${within('accepted')} OR ${within('closed')})`, { first: firstDay, last: lastDay, asOf });
    for (const name of COUNT_NAMES) query.addSelect(countedAsOf(COUNT_DEFINITIONS[name]), name);
    return query;
  }
}

function countsOf(row: RawCounts): CaseCounts {
  const number = (name: CountName): number => Number(integerFromRaw(row[name]));
  return {
    group: row.group_code,
    split: row.split_code,
    received: number('received'),
    accepted: number('accepted'),
    completed: number('completed'),
    refused: number('refused'),
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
