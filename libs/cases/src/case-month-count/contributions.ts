import { COUNT_NAMES } from '../case-statistics/case-counts';
import type { CountName } from '../case-statistics/case-counts';
import type { Basis, CountDefinition } from '../case-statistics/count-definitions';
import { COUNT_DEFINITIONS } from '../case-statistics/count-definitions';

const BASES: readonly Basis[] = ['received', 'accepted', 'closed'];

/** The columns that name a row of month counts, in the order of its key. */
export const KEY_COLUMNS = ['division_code', 'month', 'department_code', 'implementation_code', 'window_code', 'officer_staff_no', 'channel'] as const;

/** `cohortCompleted` → `cohort_completed`. */
export function countColumn(name: CountName): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export const COUNT_COLUMNS = COUNT_NAMES.map(countColumn);

function partOf(basis: Basis, ofOneCase: boolean, names: readonly CountName[]): string {
  const counts = names.map((name) => {
    const { basis: own, when, summand = '1' } = COUNT_DEFINITIONS[name];
    const value = own !== basis ? '0' : when === undefined ? summand : `CASE WHEN ${when} THEN ${summand} ELSE 0 END`;
    return `SUM(${value}) AS ${countColumn(name)}`;
  });
  return [
    `SELECT filed.division_code AS division_code, SUBSTR(filed.${basis}_on, 1, 7) AS month, filed.department_code AS department_code,`,
    'filed.implementation_code AS implementation_code, COALESCE(filed.window_code, \'\') AS window_code,',
    "COALESCE(filed.first_contact_staff_no, '') AS officer_staff_no, filed.channel AS channel,",
    counts.join(', '),
    'FROM cases filed JOIN service_items item ON item.implementation_code = filed.implementation_code AND item.version = filed.item_version',
    `WHERE filed.${basis}_on IS NOT NULL${ofOneCase ? ' AND filed.case_no = ?' : ''}`,
    // Summed before the three are put together: what is put together is as long as the result, not as the table.
    `GROUP BY filed.division_code, SUBSTR(filed.${basis}_on, 1, 7), filed.department_code, filed.implementation_code,`,
    "COALESCE(filed.window_code, ''), COALESCE(filed.first_contact_staff_no, ''), filed.channel",
  ].join(' ');
}

/**
 * What cases add to the month counts, by key; of one case, whose number is given once for each of the three parts, or of all.
 * The definitions are those of the statistics, so that the sums and the count of the rows cannot mean different things.
 */
export function contributionsStatement(ofOneCase: boolean, names: readonly CountName[] = COUNT_NAMES): string {
  const key = KEY_COLUMNS.join(', ');
  const sums = names.map(countColumn).map((column) => `SUM(${column}) AS ${column}`).join(', ');
  return `SELECT ${key}, ${sums} FROM (${BASES.map((basis) => partOf(basis, ofOneCase, names)).join(' UNION ALL ')}) parts GROUP BY ${key}`;
}

/** What is recorded later than the step in whose month it counts. */
const RECORDED = [
  { basis: 'accepted', recorded: 'acceptance_recorded_at' },
  { basis: 'accepted', recorded: 'closed_at' },
  { basis: 'closed', recorded: 'rated_at' },
] as const satisfies readonly Pick<CountDefinition, 'basis' | 'recorded'>[];

export const RECORDED_NAMES = COUNT_NAMES.filter((name) => COUNT_DEFINITIONS[name].recorded !== undefined);

/** The months by which recorded instants are kept are of UTC, as the instants are: both engines cut them alike. */
export const RECORDED_KEY_COLUMNS = [...KEY_COLUMNS, 'recorded_month'] as const;

export const RECORDED_COLUMNS = RECORDED_NAMES.map(countColumn);

function recordedPartOf({ basis, recorded }: (typeof RECORDED)[number], ofOneCase: boolean, all: readonly CountName[]): string {
  const names = all.filter((name) => COUNT_DEFINITIONS[name].basis === basis && COUNT_DEFINITIONS[name].recorded === recorded);
  const counts = all.map((name) => {
    const { when = '1 = 1' } = COUNT_DEFINITIONS[name];
    const isOwn = names.includes(name);
    return `SUM(${isOwn ? `CASE WHEN ${when} THEN 1 ELSE 0 END` : '0'}) AS ${countColumn(name)}`;
  });
  const key = ['filed.division_code', `SUBSTR(filed.${basis}_on, 1, 7)`, 'filed.department_code', 'filed.implementation_code'];
  key.push("COALESCE(filed.window_code, '')", "COALESCE(filed.first_contact_staff_no, '')", 'filed.channel', `SUBSTR(filed.${recorded}, 1, 7)`);
  const counted = names.map((name) => `(${COUNT_DEFINITIONS[name].when ?? '1 = 1'})`).join(' OR ');
  return [
    `SELECT ${key.map((expression, position) => `${expression} AS ${RECORDED_KEY_COLUMNS[position] ?? ''}`).join(', ')}, ${counts.join(', ')}`,
    `FROM cases filed WHERE filed.${basis}_on IS NOT NULL AND filed.${recorded} IS NOT NULL AND (${counted})${ofOneCase ? ' AND filed.case_no = ?' : ''}`,
    `GROUP BY ${key.join(', ')}`,
  ].join(' ');
}

/** What cases add to the sums of what is recorded later; of one case, whose number is given once for each of the three parts, or of all. */
export function recordedStatement(ofOneCase: boolean, names: readonly CountName[] = RECORDED_NAMES): string {
  const key = RECORDED_KEY_COLUMNS.join(', ');
  const sums = names.map(countColumn).map((column) => `SUM(${column}) AS ${column}`).join(', ');
  const parts = RECORDED.filter(({ basis, recorded }) => names.some((name) => COUNT_DEFINITIONS[name].basis === basis && COUNT_DEFINITIONS[name].recorded === recorded));
  return `SELECT ${key}, ${sums} FROM (${parts.map((part) => recordedPartOf(part, ofOneCase, names)).join(' UNION ALL ')}) parts GROUP BY ${key}`;
}

/** What was counted when the two tables were made: their migrations fill them before the columns of later counts are there. */
const FIRST_NAMES = COUNT_NAMES.filter((name) => name !== 'invalidated');
const FIRST_RECORDED_NAMES = RECORDED_NAMES.filter((name) => name !== 'accepted');

/** Fills the empty table of what is recorded later from the cases; default with the counts that it began with. */
export function fillRecordedStatement(names: readonly CountName[] = FIRST_RECORDED_NAMES): string {
  return `INSERT INTO case_recorded_counts (${[...RECORDED_KEY_COLUMNS, ...names.map(countColumn)].join(', ')}) ${recordedStatement(false, names)}`;
}

/** Fills the empty table from the cases; default with the counts that it began with. */
export function fillStatement(names: readonly CountName[] = FIRST_NAMES): string {
  return `INSERT INTO case_month_counts (${[...KEY_COLUMNS, ...names.map(countColumn)].join(', ')}) ${contributionsStatement(false, names)}`;
}
