import type { QueryRunner } from 'typeorm';
import { MigrationExecutor } from 'typeorm';
import type { Database } from './contracts';
import { openedDatabase } from './opened-database';
import { withRetry } from './retry';

async function underLock(database: Database, work: (executor: MigrationExecutor) => Promise<void>): Promise<void> {
  const { engineBehind: engine, retries } = openedDatabase(database);
  const attempt = async (): Promise<void> => {
    const queryRunner: QueryRunner = engine.beginRunner();
    try {
      const executor = new MigrationExecutor(engine.writer, queryRunner);
      // SQLite's lock is one transaction around all; MariaDB commits at each DDL statement whatever we say here.
      executor.transaction = 'none';
      await engine.underMigrationLock(queryRunner, () => work(executor));
    } finally {
      await engine.endRunner(queryRunner);
    }
  };
  await withRetry(
    retries,
    (error) => engine.isContention(error),
    () => engine.exclusively(attempt),
  );
}

/** Runs the pending migrations, once however many processes start together. */
export function migrate(database: Database): Promise<void> {
  return underLock(database, async (executor) => {
    await executor.executePendingMigrations();
  });
}

/**
 * The migrations that a database lacks, in their order, for whoever reads it and must not change it; all of them where there is no schema
 * yet.
 */
export async function pendingMigrations(database: Database): Promise<readonly string[]> {
  const { reader } = openedDatabase(database).engineBehind;
  const names = reader.migrations.map(({ name, constructor }) => name ?? constructor.name);
  const queryRunner = reader.createQueryRunner();
  try {
    if (!(await queryRunner.hasTable('migrations'))) return names;
  } finally {
    if (reader.options.type === 'mariadb') await queryRunner.release();
  }
  const executed: readonly { readonly name: string }[] = await reader.query('SELECT name FROM migrations');
  return names.filter((name) => !executed.some((migration) => migration.name === name));
}

/** Takes every migration back, the newest first, down to an empty database. For tests: it deletes all data. */
export function migrateDown(database: Database): Promise<void> {
  return underLock(database, async (executor) => {
    const executed = await executor.getExecutedMigrations();
    for (let left = executed.length; left > 0; left -= 1) await executor.undoLastMigration();
  });
}
