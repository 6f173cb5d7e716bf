import type { QueryRunner } from 'typeorm';
import type { TableDefinition } from './table-definition';
import { checkedName, createTable, dropTable } from './table-definition';

/** A table in its new form, and where the values of new or changed columns come from (SQL over the old row). */
export interface RebuiltTable {
  readonly definition: TableDefinition;
  readonly fill?: Readonly<Record<string, string>>;
}

const keptName = (table: string): string => `kept_${table}`;

function keeping(table: string): string {
  return `CREATE TABLE ${keptName(checkedName(table))} AS SELECT * FROM ${checkedName(table)}`;
}

function copying({ definition: { name, columns }, fill = {} }: RebuiltTable): string {
  const targets = Object.keys(columns).map(checkedName);
  const values = targets.map((column) => fill[column] ?? column);
  return `INSERT INTO ${checkedName(name)} (${targets.join(', ')}) SELECT ${values.join(', ')} FROM ${keptName(name)}`;
}

function forgetting(table: string): string {
  return `DROP TABLE ${keptName(checkedName(table))}`;
}

/** TypeORM remembers tables by name, and would drop the indexes of the form it saw first. */
function forgetTables(queryRunner: QueryRunner): void {
  if ('loadedTables' in queryRunner && Array.isArray(queryRunner.loadedTables)) queryRunner.loadedTables.length = 0;
}

/**
 * Gives tables a new form with their rows kept: parents before the tables that refer to them. SQLite cannot change a CHECK, so
 * the tables are made anew on both engines; there it is one transaction. MariaDB commits each step: if it dies in between, the
 * rows are in `kept_<table>`, and the next start refuses to run rather than to go on without them.
 */
export async function rebuildTables(queryRunner: QueryRunner, tables: readonly RebuiltTable[]): Promise<void> {
  forgetTables(queryRunner);
  for (const { definition } of tables) await queryRunner.query(keeping(definition.name));
  for (const { definition } of [...tables].reverse()) await dropTable(queryRunner, definition.name);
  for (const table of tables) {
    await createTable(queryRunner, table.definition);
    await queryRunner.query(copying(table));
  }
  for (const { definition } of tables) await queryRunner.query(forgetting(definition.name));
  forgetTables(queryRunner);
}
