import type { DataSource, EntityMetadata } from 'typeorm';
import type { Database } from './contracts';
import { openedDatabase } from './opened-database';

interface CollationRow {
  readonly tableName: string;
  readonly columnName: string;
  readonly collation: string | null;
}

interface CheckRow {
  readonly tableName: string;
  readonly name: string;
}

function tables(source: DataSource): readonly EntityMetadata[] {
  return source.entityMetadatas.filter((metadata) => metadata.tableType === 'regular' && metadata.synchronize);
}

/** TypeORM does not compare collations on MySQL and does not know CHECKs there, so both are read from the catalogue. */
async function mariaDbDifferences(source: DataSource): Promise<readonly string[]> {
  const collations: readonly CollationRow[] = await source.query(
    `SELECT table_name AS tableName, column_name AS columnName, collation_name AS collation
       FROM information_schema.columns WHERE table_schema = DATABASE()`,
  );
  const checks: readonly CheckRow[] = await source.query(
    `SELECT table_name AS tableName, constraint_name AS name
       FROM information_schema.table_constraints WHERE constraint_schema = DATABASE() AND constraint_type = 'CHECK'`,
  );
  return tables(source).flatMap((metadata) => [
    ...metadata.columns.flatMap((column) => collationDifference(metadata, column, collations)),
    ...checkDifferences(metadata, checks),
  ]);
}

function collationDifference(
  metadata: EntityMetadata,
  column: EntityMetadata['columns'][number],
  rows: readonly CollationRow[],
): string[] {
  const row = rows.find(
    ({ tableName, columnName }) => tableName === metadata.tableName && columnName === column.databaseName,
  );
  if (row === undefined || row.collation === (column.collation ?? null)) return [];
  return [
    `${metadata.tableName}.${column.databaseName}: collation ${row.collation}, the entity says ${column.collation}`,
  ];
}

function checkDifferences(metadata: EntityMetadata, rows: readonly CheckRow[]): readonly string[] {
  const present = rows.filter(({ tableName }) => tableName === metadata.tableName).map(({ name }) => name);
  const wanted = metadata.checks.map(({ name }) => name);
  return [
    ...wanted
      .filter((name) => !present.includes(name))
      .map((name) => `${metadata.tableName}: CHECK ${name} is missing`),
    ...present
      .filter((name) => !wanted.includes(name))
      .map((name) => `${metadata.tableName}: CHECK ${name} is not in the entity`),
  ];
}

/**
 * What would have to change in the migrated schema for it to be what the entities say: empty when the two agree. For
 * tests. CHECKs are compared by name.
 */
export async function schemaDifferences(database: Database): Promise<readonly string[]> {
  const { engineBehind: engine } = openedDatabase(database);
  const log = await engine.reader.driver.createSchemaBuilder().log();
  const statements = log.upQueries.map(({ query }) => query);
  return engine.kind === 'sqlite' ? statements : [...statements, ...(await mariaDbDifferences(engine.reader))];
}
