import { COUNT_NAMES } from '../case-statistics/case-counts';
import type { CountName } from '../case-statistics/case-counts';
import type { Basis } from '../case-statistics/count-definitions';
import { COUNT_DEFINITIONS } from '../case-statistics/count-definitions';

const BASES: readonly Basis[] = ['received', 'accepted', 'closed'];

/** The columns that name a row of month counts, in the order of its key. */
export const KEY_COLUMNS = ['division_code', 'month', 'department_code', 'implementation_code', 'window_code', 'officer_staff_no', 'channel'] as const;

/** `cohortCompleted` → `cohort_completed`. */
export function countColumn(name: CountName): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

export const COUNT_COLUMNS = COUNT_NAMES.map(countColumn);

function partOf(basis: Basis, ofOneCase: boolean): string {
  const counts = COUNT_NAMES.map((name) => {
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
export function contributionsStatement(ofOneCase: boolean): string {
  const key = KEY_COLUMNS.join(', ');
  const sums = COUNT_COLUMNS.map((column) => `SUM(${column}) AS ${column}`).join(', ');
  return `SELECT ${key}, ${sums} FROM (${BASES.map((basis) => partOf(basis, ofOneCase)).join(' UNION ALL ')}) parts GROUP BY ${key}`;
}

/** Fills the empty table from the cases. */
export function fillStatement(): string {
  return `INSERT INTO case_month_counts (${[...KEY_COLUMNS, ...COUNT_COLUMNS].join(', ')}) ${contributionsStatement(false)}`;
}
