import type { Pool, PoolOptions } from 'mysql2';
import { createPool } from 'mysql2';
import type { QueryRunner } from 'typeorm';
import { DataSource } from 'typeorm';
import type { AddressOf, DataSourceParts, Engine } from './engine';
import { driverErrorOf } from './engine';
import { TEXT_COLLATION } from './columns';
import { SnakeCaseNamingStrategy } from './naming-strategy';

/** Deadlock (on Galera also a failed certification, which may arrive at COMMIT), and a lock waited for in vain. */
const CONTENTION_ERRNOS: readonly unknown[] = [1213, 1205];

const MIGRATION_LOCK_SECONDS = 120;

const SESSION_SETTINGS = [
  'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED',
  'SET SESSION innodb_lock_wait_timeout = 5',
];

/**
 * `mysql2` whose every new connection begins with our session settings. READ COMMITTED, because a transaction that
 * waited for a lock must then see what the winner wrote (idempotent replies, audit head), where REPEATABLE READ would
 * show it the past; and because it takes hardly any gap locks, so fewer deadlocks.
 */
const driver = {
  createPool(options: PoolOptions): Pool {
    const pool = createPool(options);
    pool.on('connection', (connection) => {
      for (const setting of SESSION_SETTINGS) {
        // Better no connection than one with other rules; its first statement then fails.
        connection.query(setting, (error) => error && connection.destroy());
      }
    });
    return pool;
  },
};

export class MariaDbEngine implements Engine {
  readonly kind = 'mariadb';

  private constructor(
    readonly writer: DataSource,
    private readonly schema: string,
  ) {}

  static async open(address: AddressOf<'mariadb'>, parts: DataSourceParts): Promise<MariaDbEngine> {
    const { host, port, username, password, schema } = address;
    const source = new DataSource({
      type: 'mariadb',
      driver,
      host,
      port,
      username,
      password,
      database: schema,
      // The driver's own clock would be the machine's zone.
      timezone: 'Z',
      charset: TEXT_COLLATION,
      supportBigNumbers: true,
      bigNumberStrings: true,
      poolSize: parts.poolSize,
      entities: [...parts.entities],
      migrations: [...parts.migrations],
      namingStrategy: new SnakeCaseNamingStrategy(),
      logging: false,
    });
    return new MariaDbEngine(await source.initialize(), schema);
  }

  get reader(): DataSource {
    return this.writer;
  }

  beginRunner(): QueryRunner {
    return this.writer.createQueryRunner();
  }

  endRunner(queryRunner: QueryRunner): Promise<void> {
    return queryRunner.release();
  }

  /** The pool isolates transactions from each other. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return work();
  }

  isContention(error: unknown): boolean {
    return CONTENTION_ERRNOS.includes(driverErrorOf(error)?.errno);
  }

  /** DDL commits by itself here, so a named lock of the session keeps other processes away instead of a transaction. */
  async underMigrationLock(queryRunner: QueryRunner, work: () => Promise<void>): Promise<void> {
    const lock = `mashang:${this.schema}`.slice(0, 64);
    const answer: unknown = await queryRunner.query('SELECT GET_LOCK(?, ?) AS granted', [lock, MIGRATION_LOCK_SECONDS]);
    if (!Array.isArray(answer) || Number(answer[0]?.granted) !== 1) {
      throw new Error('another process has been migrating this database for two minutes');
    }
    try {
      await work();
    } finally {
      await queryRunner.query('SELECT RELEASE_LOCK(?)', [lock]);
    }
  }

  close(): Promise<void> {
    return this.writer.destroy();
  }
}
