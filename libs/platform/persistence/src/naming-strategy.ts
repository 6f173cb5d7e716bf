import { createHash } from 'node:crypto';
import type { NamingStrategyInterface, Table, View } from 'typeorm';
import { DefaultNamingStrategy } from 'typeorm';

/** MySQL's and MariaDB's limit for the name of a constraint or an index. */
const LONGEST_NAME = 64;

function constraintName(prefix: string, table: string, columns: readonly string[]): string {
  const name = [prefix, table, ...columns].join('_');
  if (name.length <= LONGEST_NAME) return name;
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${name.slice(0, LONGEST_NAME - 9)}_${digest}`;
}

/**
 * The name of the index over `columns` (as the database names them), unique or not; what `uniqueViolationOf` answers.
 */
export function indexName(table: string, columns: readonly string[]): string {
  return constraintName('ix', table, columns);
}

export function foreignKeyName(table: string, columns: readonly string[]): string {
  return constraintName('fk', table, columns);
}

/** The full name of a CHECK: `ck_<table>_<rule>`. */
export function checkName(table: string, rule: string): string {
  return constraintName('ck', table, [rule]);
}

function snakeCase(name: string): string {
  return name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_').toLowerCase();
}

function nameOf(tableOrName: Table | View | string): string {
  const name = typeof tableOrName === 'string' ? tableOrName : tableOrName.name;
  return name.slice(name.lastIndexOf('.') + 1);
}

/**
 * `occurredAt` is stored as `occurred_at`, and constraints have readable names that follow from table and columns.
 * SQLite reports a violated unique index by its columns, MariaDB by its name: only derived names make the two the
 * same.
 */
export class SnakeCaseNamingStrategy extends DefaultNamingStrategy implements NamingStrategyInterface {
  override columnName(propertyName: string, customName: string | undefined, embeddedPrefixes: string[]): string {
    return [...embeddedPrefixes.map(snakeCase), customName ?? snakeCase(propertyName)].join('_');
  }

  override joinColumnName(relationName: string, referencedColumnName: string): string {
    return snakeCase(`${relationName}_${referencedColumnName}`);
  }

  override indexName(tableOrName: Table | View | string, columns: string[]): string {
    return indexName(nameOf(tableOrName), columns);
  }

  override uniqueConstraintName(tableOrName: Table | string, columnNames: string[]): string {
    return indexName(nameOf(tableOrName), columnNames);
  }

  override relationConstraintName(tableOrName: Table | string, columnNames: string[]): string {
    return indexName(nameOf(tableOrName), columnNames);
  }

  override foreignKeyName(tableOrName: Table | string, columnNames: string[]): string {
    return foreignKeyName(nameOf(tableOrName), columnNames);
  }
}
