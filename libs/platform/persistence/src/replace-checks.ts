import type { QueryRunner } from 'typeorm';
import { TableCheck } from 'typeorm';
import { checkName } from './naming-strategy';
import type { CheckDefinition } from './table-definition';
import { checkedName } from './table-definition';

/** The expression is SQL of the migration's own. */
function replacing(table: string, { rule, expression }: CheckDefinition): string {
  const name = checkName(checkedName(table), checkedName(rule));
  return `ALTER TABLE ${table} DROP CONSTRAINT ${name}, ADD CONSTRAINT ${name} CHECK (${expression})`;
}

/**
 * Gives CHECKs of a table another expression under the same name, its rows, columns and the tables that refer to it untouched.
 * Refused by the database when a row breaks the new expression.
 */
export async function replaceChecks(queryRunner: QueryRunner, table: string, checks: readonly CheckDefinition[]): Promise<void> {
  if (queryRunner.dataSource.options.type === 'mariadb') {
    for (const check of checks) await queryRunner.query(replacing(table, check));
    return;
  }
  // SQLite cannot change a CHECK: TypeORM makes the table anew and copies the rows, with foreign keys off while migrations run.
  const replaced = checks.map(({ rule, expression }) => new TableCheck({ name: checkName(checkedName(table), checkedName(rule)), expression }));
  const names = new Set(replaced.map(({ name }) => name));
  const present = (await queryRunner.getTable(table))?.checks.filter(({ name }) => names.has(name)) ?? [];
  if (present.length !== replaced.length) throw new Error(`a CHECK that is to be replaced is not there: ${table}`);
  await queryRunner.dropCheckConstraints(table, present);
  await queryRunner.createCheckConstraints(table, replaced);
}
