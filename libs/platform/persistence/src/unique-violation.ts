import { driverErrorOf } from './engine';
import { indexName } from './naming-strategy';

/** What `uniqueViolationOf` answers for a primary key, as MariaDB calls it. */
export const PRIMARY_KEY = 'PRIMARY';

const DUPLICATE_ENTRY = 1062;

/**
 * The name of the unique index that the error says is violated (`indexName(table, columns)`, or `PRIMARY` for the
 * primary key); null for any other error. Repositories translate it into a refusal of their own.
 */
export function uniqueViolationOf(error: unknown): string | null {
  const cause = driverErrorOf(error);
  if (cause === null) return null;
  // MySQL writes `table.index`, MariaDB the index alone. The duplicate value stands before and may contain anything.
  if (cause.errno === DUPLICATE_ENTRY) return /for key '(?:[^'.]*\.)?([^'.]+)'$/.exec(cause.message)?.[1] ?? null;
  if (cause.code === 'SQLITE_CONSTRAINT_PRIMARYKEY') return PRIMARY_KEY;
  if (cause.code !== 'SQLITE_CONSTRAINT_UNIQUE') return null;
  const columns = /^UNIQUE constraint failed: (.+)$/.exec(cause.message)?.[1]?.split(', ') ?? [];
  const table = columns[0]?.split('.')[0];
  return table === undefined
    ? null
    : indexName(
        table,
        columns.map((column) => column.slice(table.length + 1)),
      );
}

/** Of two who enter the same thing at once the database lets one through; the other reads the refusal instead of a defect. */
export async function once<Result>(index: string, work: Promise<Result>, refusal: () => Error): Promise<Result> {
  try {
    return await work;
  } catch (error) {
    if (uniqueViolationOf(error) !== index) throw error;
    throw refusal();
  }
}
