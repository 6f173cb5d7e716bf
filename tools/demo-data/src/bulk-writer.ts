import type { Database, OperationContext } from '@mashang/platform-persistence';
import type { ColumnMetadata } from 'typeorm/metadata/ColumnMetadata';
import type { Rows } from './row';

const ROWS_PER_TRANSACTION = 20_000;
/** SQLite binds at most 32,766 values in a statement. */
const VALUES_PER_STATEMENT = 30_000;

/**
 * Writes rows in the order they come, many to a statement, through the entities' own column definitions, so that a
 * value lands exactly as the services would store it. Answers how many rows were written.
 */
export async function writeRows(
  database: Database,
  ctx: OperationContext,
  rows: Rows,
  onProgress: (written: number) => void,
): Promise<number> {
  let written = 0;
  // Tables keep the order in which they first came, parents before children, in every transaction.
  const pending = new Map<string, Readonly<Record<string, unknown>>[]>();
  let size = 0;
  const flush = async (): Promise<void> => {
    await database.transaction(ctx, async (tx) => {
      for (const [table, group] of pending) if (group.length > 0) await writeTable(database, tx, table, group);
    });
    written += size;
    size = 0;
    for (const group of pending.values()) group.length = 0;
    onProgress(written);
  };
  for (const { table, row } of rows) {
    const group = pending.get(table);
    if (group) group.push(row);
    else pending.set(table, [row]);
    size += 1;
    if (size === ROWS_PER_TRANSACTION) await flush();
  }
  await flush();
  return written;
}

async function writeTable(
  database: Database,
  ctx: OperationContext,
  table: string,
  rows: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const manager = database.manager(ctx);
  const { driver } = manager.connection;
  const columns = columnsOf(database, ctx, table, rows[0] ?? {});
  const names = columns.map((column) => driver.escape(column.databaseName)).join(', ');
  const rowsPerStatement = Math.max(1, Math.floor(VALUES_PER_STATEMENT / columns.length / 10));
  for (let start = 0; start < rows.length; start += rowsPerStatement) {
    const batch = rows.slice(start, start + rowsPerStatement);
    const places = batch.map(() => `(${columns.map(() => '?').join(', ')})`).join(', ');
    const values = batch.flatMap((row) => columns.map((column) => driver.preparePersistentValue(row[column.databaseName], column)));
    await manager.query(`INSERT INTO ${driver.escape(table)} (${names}) VALUES ${places}`, values);
  }
}

/** The columns a row fills; a name that the table lacks, or a column that is neither filled nor nullable, is a mistake. */
function columnsOf(
  database: Database,
  ctx: OperationContext,
  table: string,
  row: Readonly<Record<string, unknown>>,
): readonly ColumnMetadata[] {
  const metadata = database.manager(ctx).connection.entityMetadatas.find(({ tableName }) => tableName === table);
  if (!metadata) throw new Error(`${database.name} has no table ${table}`);
  const unknown = Object.keys(row).filter((name) => !metadata.columns.some(({ databaseName }) => databaseName === name));
  const missing = metadata.columns.filter(({ databaseName }) => !(databaseName in row)).map(({ databaseName }) => databaseName);
  if (unknown.length + missing.length > 0) {
    throw new Error(`${table}: unknown columns [${unknown.join(', ')}], missing columns [${missing.join(', ')}]`);
  }
  return metadata.columns;
}
