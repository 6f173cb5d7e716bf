import type { Period } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw, whereDivisionIn } from '@mashang/platform-persistence';
import { CaseEntity } from '../case/case.entity';
import { ServiceItemEntity } from '../service-item/service-item.entity';
import type { CaseCounts, CountName } from './case-counts';
import { COUNT_NAMES } from './case-counts';

/** Whose cases are asked for, and so what they are grouped by. */
export type CaseScope =
  | { readonly divisionCodes: readonly string[] }
  | { readonly departmentCodes: readonly string[] }
  | { readonly windowCodes: readonly string[] };

const within = (step: 'received' | 'accepted' | 'closed'): string =>
  `(filed.${step}On BETWEEN :first AND :last AND filed.${step}At <= :asOf)`;

/** Delivery follows completion and takes nothing from it. */
const DONE = "filed.state IN ('COMPLETED', 'DELIVERED')";

const completed = `(${DONE} AND ${within('closed')})`;
const ratedInPerson = `(${completed} AND filed.ratingIsDefault = 0 AND filed.ratedAt <= :asOf)`;

/** Each count as a condition on a case, or as a condition and what is summed where it holds. */
const CONDITIONS: Readonly<Record<CountName, string | readonly [condition: string, summand: string]>> = {
  received: within('received'),
  accepted: within('accepted'),
  completed,
  refused: `(filed.state IN ('NOT_ACCEPTED', 'REFUSED') AND ${within('closed')})`,
  cohortCompleted: `(${within('accepted')} AND ${DONE} AND filed.closedAt <= :asOf)`,
  onTime: `(${completed} AND filed.closedOn <= filed.promisedDueOn)`,
  sameDay: `(${completed} AND filed.closedOn = filed.acceptedOn)`,
  onceDone: `(${completed} AND filed.citizenTrips <= 1)`,
  rated: ratedInPerson,
  satisfied: `(${ratedInPerson} AND filed.satisfaction <= 3)`,
  citizenTrips: [completed, 'filed.citizenTrips'],
  cadreTrips: [completed, 'filed.cadreTrips'],
  formerTrips: [completed, 'item.formerTrips'],
};

function summed(name: CountName): string {
  const condition = CONDITIONS[name];
  const [when, summand] = typeof condition === 'string' ? [condition, '1'] : condition;
  return `SUM(CASE WHEN ${when} THEN ${summand} ELSE 0 END)`;
}

export class CaseStatisticsRepository {
  constructor(private readonly database: Database) {}

  /** Counts by group and item: one grouped statement for the whole batch, whatever figures are asked of it. */
  async count(ctx: OperationContext, scope: CaseScope, period: Period, asOf: Date): Promise<readonly CaseCounts[]> {
    const group = 'divisionCodes' in scope ? 'filed.divisionCode' : 'departmentCodes' in scope ? 'filed.departmentCode' : 'filed.windowCode';
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(CaseEntity, 'filed')
      .innerJoin(ServiceItemEntity, 'item', 'item.implementationCode = filed.implementationCode AND item.version = filed.itemVersion')
      .select(group, 'group_code')
      .addSelect('filed.implementationCode', 'item_code')
      .where(`(${within('received')} OR ${within('accepted')} OR ${within('closed')})`, {
        first: period.firstDay,
        last: period.lastDay,
        asOf,
      })
      .groupBy(group)
      .addGroupBy('filed.implementationCode')
      .orderBy('filed.implementationCode');
    for (const name of COUNT_NAMES) query.addSelect(summed(name), name);
    if ('divisionCodes' in scope) whereDivisionIn(query, group, scope.divisionCodes);
    else if ('departmentCodes' in scope) query.andWhere(`${group} IN (:...departmentCodes)`, scope);
    else query.andWhere(`${group} IN (:...windowCodes)`, scope);
    const rows = await query.getRawMany<Readonly<Record<CountName, unknown>> & { readonly group_code: string; readonly item_code: string }>();
    return rows.map((row) => {
      const number = (name: CountName): number => Number(integerFromRaw(row[name]));
      return {
        group: row.group_code,
        implementationCode: row.item_code,
        received: number('received'),
        accepted: number('accepted'),
        completed: number('completed'),
        refused: number('refused'),
        cohortCompleted: number('cohortCompleted'),
        onTime: number('onTime'),
        sameDay: number('sameDay'),
        onceDone: number('onceDone'),
        rated: number('rated'),
        satisfied: number('satisfied'),
        citizenTrips: number('citizenTrips'),
        cadreTrips: number('cadreTrips'),
        formerTrips: number('formerTrips'),
      };
    });
  }
}
