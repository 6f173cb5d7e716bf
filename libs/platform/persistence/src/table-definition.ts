import type { QueryRunner, TableColumnOptions } from 'typeorm';
import { Table, TableCheck, TableColumn, TableForeignKey, TableIndex } from 'typeorm';
import type { PortableColumn } from './columns';
import { isNullable } from './columns';
import { checkName, foreignKeyName, indexName } from './naming-strategy';

export interface ForeignKeyDefinition {
  readonly columns: readonly string[];
  readonly references: string;
  /** Default `['id']`. */
  readonly referencedColumns?: readonly string[];
}

export interface CheckDefinition {
  /** Completes the name `ck_<table>_<rule>`. */
  readonly rule: string;
  /** SQL that both engines read: unquoted lower-case columns, single-quoted text. */
  readonly expression: string;
}

/** A table, by the names the database uses. Names of indexes, foreign keys and checks follow from it. */
export interface TableDefinition {
  readonly name: string;
  readonly columns: Readonly<Record<string, PortableColumn>>;
  readonly primaryKey: readonly string[];
  readonly unique?: readonly (readonly string[])[];
  readonly indexes?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly ForeignKeyDefinition[];
  readonly checks?: readonly CheckDefinition[];
}

function isMariaDb(queryRunner: QueryRunner): boolean {
  return queryRunner.dataSource.options.type === 'mariadb';
}

function tableColumn(
  queryRunner: QueryRunner,
  { primaryKey }: Pick<TableDefinition, 'primaryKey'>,
  name: string,
  column: PortableColumn,
): TableColumnOptions {
  const { driver } = queryRunner.dataSource;
  return {
    name,
    type: driver.normalizeType({ type: column.type }),
    isNullable: isNullable(column),
    isPrimary: primaryKey.includes(name),
    ...(column.length === undefined ? {} : { length: String(column.length) }),
    ...(column.precision === undefined || column.precision === null ? {} : { precision: column.precision }),
    ...(column.collation === undefined || !isMariaDb(queryRunner)
      ? {}
      : { charset: 'utf8mb4', collation: column.collation }),
  };
}

/** Creates the table with all that belongs to it, CHECK constraints on both engines included. */
export async function createTable(queryRunner: QueryRunner, definition: TableDefinition): Promise<void> {
  const { name, columns, unique = [], indexes = [], foreignKeys = [], checks = [] } = definition;
  await queryRunner.createTable(
    new Table({
      name,
      columns: Object.entries(columns).map(([column, kind]) => tableColumn(queryRunner, definition, column, kind)),
      foreignKeys: foreignKeys.map(
        ({ columns: from, references, referencedColumns = ['id'] }) =>
          new TableForeignKey({
            name: foreignKeyName(name, from),
            columnNames: [...from],
            referencedTableName: references,
            referencedColumnNames: [...referencedColumns],
            onDelete: 'NO ACTION',
            onUpdate: 'NO ACTION',
          }),
      ),
      indices: [
        ...unique.map((of) => new TableIndex({ name: indexName(name, of), columnNames: [...of], isUnique: true })),
        ...indexes.map((of) => new TableIndex({ name: indexName(name, of), columnNames: [...of] })),
      ],
      checks: isMariaDb(queryRunner)
        ? []
        : checks.map(({ rule, expression }) => new TableCheck({ name: checkName(name, rule), expression })),
    }),
  );
  // TypeORM's MySQL driver drops CHECKs in silence.
  if (!isMariaDb(queryRunner)) return;
  for (const { rule, expression } of checks) await queryRunner.query(addingCheck(name, rule, expression));
}

/** A name that may stand in DDL: it takes no parameters, so the parts that are names are checked instead. */
export function checkedName(name: string): string {
  if (!/^[a-z0-9_]+$/.test(name)) throw new Error('tables, columns and rules have lower-case names of letters, digits and _');
  return name;
}

/** The expression is SQL of the migration's own. */
function addingCheck(table: string, rule: string, expression: string): string {
  return `ALTER TABLE \`${checkedName(table)}\` ADD CONSTRAINT \`${checkName(table, checkedName(rule))}\` CHECK (${expression})`;
}

/**
 * Adds columns to a table that has rows already; each is nullable, or the rows would have no value for it. What needs more than
 * that is `rebuildTables`.
 */
export async function addColumns(queryRunner: QueryRunner, table: string, columns: Readonly<Record<string, PortableColumn>>): Promise<void> {
  for (const [name, kind] of Object.entries(columns)) {
    if (!isNullable(kind)) throw new Error(`a column that is added to rows is nullable: ${table}.${name}`);
    await queryRunner.addColumn(table, new TableColumn(tableColumn(queryRunner, { primaryKey: [] }, name, kind)));
  }
}

/** What `down` calls. */
export async function dropTable(queryRunner: QueryRunner, name: string): Promise<void> {
  await queryRunner.dropTable(name, false, true, true);
}
