import type { Period } from '@mashang/domain';
import { businessDateOf, coveringRanges } from '@mashang/domain';
import { COUNT_COLUMNS, countColumn, RECORDED_COLUMNS, RECORDED_NAMES } from '../case-month-count/contributions';
import type { CountName } from './case-counts';
import { COUNT_NAMES } from './case-counts';
import type { CaseGroup, CaseScope, CaseSplit } from './case-statistics.repository';
import type { Basis } from './count-definitions';
import { COUNT_DEFINITIONS, DONE } from './count-definitions';

export interface Statement {
  readonly sql: string;
  readonly parameters: readonly string[];
}

const ROW_COLUMN: Readonly<Record<CaseGroup | CaseSplit, string>> = {
  division: 'division_code',
  department: 'department_code',
  window: 'window_code',
  officer: 'first_contact_staff_no',
  item: 'implementation_code',
  channel: 'channel',
};

const SUM_COLUMN: Readonly<Record<CaseGroup | CaseSplit, string>> = { ...ROW_COLUMN, officer: 'officer_staff_no' };

/** The counts that go on after a case is closed. */
const LATE_COLUMNS = ['citizen_trips', 'cadre_trips', 'once_done'];

/** An instant as both engines compare it with a stored one. */
const stored = (instant: Date): string => instant.toISOString().replace('T', ' ').replace('Z', '');

/**
 * Counts as of a past instant, in one statement. A month that was over by then is answered by its sums: its steps were recorded
 * within it. What is recorded later than the month it counts in (acceptances by silence, completions of those accepted, ratings) is
 * summed by the month of the recording too. Only of the month in which the instant lies the cases themselves are read. Trips that were
 * written down since are taken off again. A step is never recorded before the one that it follows; the lifecycle sees to that.
 */
export function asOfStatement(scope: CaseScope, period: Period, asOf: Date): Statement {
  const today = businessDateOf(asOf);
  const month = today.slice(0, 7);
  const [now, recordedMonth] = [stored(asOf), stored(asOf).slice(0, 7)];
  const { firstMonth, lastMonth } = period;
  const parts = [
    sums(scope, 'case_month_counts', COUNT_COLUMNS.filter((column) => !RECORDED_COLUMNS.includes(column)), 'counted.month BETWEEN ? AND ? AND counted.month < ?', [firstMonth, lastMonth, month]),
    sums(scope, 'case_recorded_counts', RECORDED_COLUMNS, 'counted.month BETWEEN ? AND ? AND counted.recorded_month < ?', [firstMonth, lastMonth, recordedMonth]),
    rows(scope, 'accepted', ['accepted'], 'filed.acceptance_recorded_at BETWEEN ? AND ? AND SUBSTR(filed.accepted_on, 1, 7) BETWEEN ? AND ?', [`${recordedMonth}-01 00:00:00.000`, now, firstMonth, lastMonth]),
    // What the period asks for is no condition that an index could find, so that the one that is narrow does.
    rows(scope, 'accepted', ['cohortCompleted'], 'filed.closed_on BETWEEN ? AND ? AND filed.closed_at BETWEEN ? AND ? AND SUBSTR(filed.accepted_on, 1, 7) BETWEEN ? AND ?', [
      `${recordedMonth}-01`,
      today,
      `${recordedMonth}-01 00:00:00.000`,
      now,
      firstMonth,
      lastMonth,
    ]),
    rows(scope, 'closed', ['rated', 'satisfied'], 'filed.rated_at BETWEEN ? AND ? AND SUBSTR(filed.closed_on, 1, 7) BETWEEN ? AND ?', [`${recordedMonth}-01 00:00:00.000`, now, firstMonth, lastMonth]),
    lateTrips(scope, [now, now, firstMonth, lastMonth]),
  ];
  if (firstMonth <= month && month <= lastMonth) {
    const bases: readonly Basis[] = ['received', 'closed'];
    const own = (basis: Basis) => COUNT_NAMES.filter((name) => COUNT_DEFINITIONS[name].basis === basis && !RECORDED_NAMES.includes(name));
    parts.push(...bases.map((basis) => rows(scope, basis, own(basis), `filed.${basis}_on BETWEEN ? AND ? AND filed.${basis}_at <= ?`, [`${month}-01`, today, now])));
  }
  const key = scope.isByMonth ? 'group_code, split_code, month' : 'group_code, split_code';
  const sql = [
    `SELECT ${key}, ${COUNT_NAMES.map((name) => `SUM(${countColumn(name)}) AS ${name}`).join(', ')}`,
    `FROM (${parts.map((part) => part.sql).join(' UNION ALL ')}) parts GROUP BY ${key} ORDER BY ${key}`,
  ].join(' ');
  return { sql, parameters: parts.flatMap((part) => part.parameters) };
}

function sums(scope: CaseScope, table: string, columns: readonly string[], condition: string, parameters: readonly string[]): Statement {
  const [group, split] = [`counted.${SUM_COLUMN[scope.group]}`, `counted.${SUM_COLUMN[scope.split]}`];
  const counts = COUNT_COLUMNS.map((column) => `${columns.includes(column) ? `SUM(counted.${column})` : '0'} AS ${column}`);
  return part(scope, { group, split, month: 'counted.month', counts, from: `${table} counted`, condition, isHidden: false, parameters });
}

function rows(scope: CaseScope, basis: Basis, names: readonly CountName[], condition: string, parameters: readonly string[]): Statement {
  const [group, split] = [`filed.${ROW_COLUMN[scope.group]}`, `filed.${ROW_COLUMN[scope.split]}`];
  const counts = COUNT_NAMES.map((name) => `${names.includes(name) ? counted(name) : '0'} AS ${countColumn(name)}`);
  const from = 'cases filed JOIN service_items item ON item.implementation_code = filed.implementation_code AND item.version = filed.item_version';
  return part(scope, { group, split, month: `SUBSTR(filed.${basis}_on, 1, 7)`, counts, from, condition, isHidden: scope.group !== 'department' || !condition.startsWith(`filed.${basis}_on`), parameters });
}

/** What was written down of trips after the instant, of cases closed by then: to be taken off what the cases say now. */
function lateTrips(scope: CaseScope, parameters: readonly string[]): Statement {
  const [group, split] = [`filed.${ROW_COLUMN[scope.group]}`, `filed.${ROW_COLUMN[scope.split]}`];
  const counts = COUNT_COLUMNS.map((column) => (LATE_COLUMNS.includes(column) ? `-SUM(late.${column}) AS ${column}` : `0 AS ${column}`));
  const condition = `late.recorded_at > ? AND filed.closed_at <= ? AND SUBSTR(filed.closed_on, 1, 7) BETWEEN ? AND ? AND ${DONE}`;
  return part(scope, { group, split, month: 'SUBSTR(filed.closed_on, 1, 7)', counts, from: 'case_late_trips late JOIN cases filed ON filed.case_no = late.case_no', condition, isHidden: true, parameters });
}

function counted(name: CountName): string {
  const { when, summand = '1' } = COUNT_DEFINITIONS[name];
  return `SUM(${when === undefined ? summand : `CASE WHEN ${when} THEN ${summand} ELSE 0 END`})`;
}

interface Part {
  readonly group: string;
  readonly split: string;
  readonly month: string;
  readonly counts: readonly string[];
  readonly from: string;
  readonly condition: string;
  /** Whether the group is no condition for an index. */
  readonly isHidden: boolean;
  readonly parameters: readonly string[];
}

/** Summed before the parts are put together: what is put together is as long as the result. */
function part(scope: CaseScope, { group, split, month, counts, from, condition, isHidden, parameters }: Part): Statement {
  const within = inScope(scope, group, isHidden);
  return {
    sql: `SELECT ${group} AS group_code, ${split} AS split_code, ${month} AS month, ${counts.join(', ')} FROM ${from} WHERE ${condition} AND ${within.sql} GROUP BY ${group}, ${split}, ${month}`,
    parameters: [...parameters, ...within.parameters],
  };
}

/**
 * Whose cases. A column that is hidden from indexes leaves the choice to the days: a township is nearly every row, and of a department
 * all its cases would be read where those rated in one month are asked for.
 */
function inScope({ group, codes }: CaseScope, column: string, isHidden: boolean): Statement {
  const tested = isHidden ? `COALESCE(${column}, '')` : column;
  if (group !== 'division') return { sql: `${tested} IN (${codes.map(() => '?').join(', ')})`, parameters: codes };
  const ranges = coveringRanges(codes);
  return { sql: `(${ranges.map(() => `${tested} BETWEEN ? AND ?`).join(' OR ')})`, parameters: ranges.flatMap(({ from, to }) => [from, to]) };
}
