import type { Database, OperationContext } from '@mashang/platform-persistence';

/** A statement with its parameters, as the database saw it. */
export interface Statement {
  readonly sql: string;
  readonly parameters: readonly unknown[];
}

/** The median, in milliseconds. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** The statements that reads send from now on. */
export function recordStatements(database: Database, ctx: OperationContext): readonly Statement[] {
  const seen: Statement[] = [];
  const ignore = (): undefined => undefined;
  database.manager(ctx).connection.logger = {
    logQuery: (sql, parameters) => void seen.push({ sql, parameters: Array.isArray(parameters) ? parameters : [] }),
    logQueryError: ignore,
    logQuerySlow: ignore,
    logSchemaBuild: ignore,
    logMigration: ignore,
    log: ignore,
  };
  return seen;
}

/** How the engine goes about a statement, in its own words. */
export async function planOf(database: Database, ctx: OperationContext, { sql, parameters }: Statement): Promise<readonly string[]> {
  const rows = await database.manager(ctx).query<readonly Readonly<Record<string, unknown>>[]>(explained(database.engine, sql), [...parameters]);
  return rows.map((row) =>
    database.engine === 'sqlite'
      ? String(row['detail'])
      : `${String(row['table'])}: ${String(row['type'])} over ${String(row['key'])}, about ${String(row['rows'])} rows, ${String(row['Extra'])}`,
  );
}

function explained(engine: Database['engine'], sql: string): string {
  return engine === 'sqlite' ? `EXPLAIN QUERY PLAN ${sql}` : `EXPLAIN ${sql}`;
}
