import type { QueryRunner } from 'typeorm';
import type { TableDefinition } from './table-definition';
import { createTable, dropTable } from './table-definition';

/** A table in its new form, and where the values of new or changed columns come from (SQL over the old row). */
export interface RebuiltTable {
  readonly definition: TableDefinition;
  readonly fill?: Readonly<Record<string, string>>;
}

const keptName = (table: string): string => `kept_${table}`;

function assertNames(names: readonly string[]): void {
  if (!names.every((name) => /^[a-z0-9_]+$/.test(name))) throw new Error('tables and columns have lower-case names of letters, digits and _');
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
  for (const { definition } of tables) {
    assertNames([definition.name, ...Object.keys(definition.columns)]);
    await queryRunner.query(`CREATE TABLE ${keptName(definition.name)} AS SELECT * FROM ${definition.name}`);
  }
  for (const { definition } of [...tables].reverse()) await dropTable(queryRunner, definition.name);
  for (const { definition, fill = {} } of tables) {
    await createTable(queryRunner, definition);
    const columns = Object.keys(definition.columns);
    const values = columns.map((column) => fill[column] ?? column);
    await queryRunner.query(`INSERT INTO ${definition.name} (${columns.join(', ')}) SELECT ${values.join(', ')} FROM ${keptName(definition.name)}`);
  }
  for (const { definition } of tables) await queryRunner.query(`DROP TABLE ${keptName(definition.name)}`);
  forgetTables(queryRunner);
}
