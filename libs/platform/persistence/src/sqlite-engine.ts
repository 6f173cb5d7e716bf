import { resolve } from 'node:path';
import type { DataSourceOptions, QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import type { AddressOf, DataSourceParts, Engine } from './engine';
import { driverErrorOf } from './engine';
import { ReadingConnection, WritingConnection } from './libsql-driver';
import { SnakeCaseNamingStrategy } from './naming-strategy';
import { SerialQueue } from './serial-queue';

function options(
  path: string,
  parts: DataSourceParts,
  driver: typeof WritingConnection | typeof ReadingConnection,
): DataSourceOptions {
  return {
    type: 'better-sqlite3',
    database: path,
    driver,
    entities: [...parts.entities],
    migrations: [...parts.migrations],
    namingStrategy: new SnakeCaseNamingStrategy(),
    logging: false,
  };
}

/** `SQLITE_BUSY` and its kinds (`_SNAPSHOT`, `_RECOVERY`): another process is writing. */
export function isSqliteBusy(error: unknown): boolean {
  const code = driverErrorOf(error)?.code;
  return typeof code === 'string' && code.startsWith('SQLITE_BUSY');
}

/**
 * The embedded engine: TypeORM has one connection per DataSource and lets transactions that overlap in time share it,
 * so the writer is used by one transaction at a time and reads have a connection of their own.
 */
export class SqliteEngine implements Engine {
  readonly kind = 'sqlite';
  private readonly queue = new SerialQueue();

  private constructor(
    readonly writer: DataSource,
    readonly reader: DataSource,
  ) {}

  static async open(address: AddressOf<'sqlite'>, parts: DataSourceParts): Promise<SqliteEngine> {
    const path = resolve(address.path);
    const writer = await new DataSource(options(path, parts, WritingConnection)).initialize();
    try {
      return new SqliteEngine(writer, await new DataSource(options(path, parts, ReadingConnection)).initialize());
    } catch (error) {
      await writer.destroy();
      throw error;
    }
  }

  /** TypeORM would hand out the same runner for ever, and `release` would not end it. */
  beginRunner(): QueryRunner {
    Object.assign(this.writer.driver, { queryRunner: undefined });
    return this.writer.createQueryRunner();
  }

  async endRunner(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.release();
    Object.assign(queryRunner, { isReleased: true });
    Object.assign(this.writer.driver, { queryRunner: undefined });
  }

  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return this.queue.run(work);
  }

  isContention(error: unknown): boolean {
    return isSqliteBusy(error);
  }

  async underMigrationLock(queryRunner: QueryRunner, work: () => Promise<void>): Promise<void> {
    // Changing a table means rebuilding it in SQLite, and dropping the old one must not delete what refers to it.
    // The pragma has no effect inside a transaction.
    await queryRunner.query('PRAGMA foreign_keys = OFF');
    try {
      await queryRunner.startTransaction();
      try {
        await work();
        const dangling: unknown = await queryRunner.query('PRAGMA foreign_key_check');
        if (Array.isArray(dangling) && dangling.length > 0)
          throw new Error('a migration leaves rows that refer to nothing');
        await queryRunner.commitTransaction();
      } catch (error) {
        await queryRunner.rollbackTransaction();
        throw error;
      }
    } finally {
      await queryRunner.query('PRAGMA foreign_keys = ON');
    }
  }

  /** Waits for the transactions that have begun or are queued. */
  async close(): Promise<void> {
    await this.queue.run(async () => {
      await this.reader.destroy();
      await this.writer.destroy();
    });
  }
}
