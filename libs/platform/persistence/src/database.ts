import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database, DatabaseOptions } from './contracts';
import type { DatabaseAddress, DataSourceParts, Engine } from './engine';
import { parseDatabaseUrl } from './engine';
import { MariaDbEngine } from './mariadb-engine';
import { migrate } from './migrate';
import { OpenedDatabase } from './opened-database';
import { platformEntities, platformMigrations } from './platform-schema';
import type { RetryPolicy } from './retry';
import { withRetry } from './retry';
import { isSqliteBusy, SqliteEngine } from './sqlite-engine';

export interface OpenDatabaseOptions extends DatabaseOptions {
  /** Runs the pending migrations before the database is handed out. Default true. */
  readonly migrate?: boolean;
  /** In [0, 1); spreads the retries of rival transactions. Default: the machine's. */
  readonly random?: () => number;
}

const DEFAULT_POOL_SIZE = 10;

/** Sums up to some ten seconds of patience before the caller hears of contention. */
const RETRIES = { attempts: 20, firstPause: 10, longestPause: 1_000 } as const;

const RANDOM_STEPS = 2 ** 32;

function openEngine(address: DatabaseAddress, parts: DataSourceParts): Promise<Engine> {
  return address.engine === 'sqlite' ? SqliteEngine.open(address, parts) : MariaDbEngine.open(address, parts);
}

/**
 * Opens a subgraph's database, embedded or networked, and brings its schema up to date. The platform's own tables are
 * always part of it.
 * @throws DomainError `MALFORMED_DATABASE_URL`
 */
export async function openDatabase(options: OpenDatabaseOptions): Promise<Database> {
  const address = parseDatabaseUrl(options.url);
  const random = options.random ?? (() => randomInt(RANDOM_STEPS) / RANDOM_STEPS);
  const retries: RetryPolicy = { ...RETRIES, random, pause: (milliseconds) => pause(milliseconds) };
  const parts: DataSourceParts = {
    entities: [...platformEntities, ...options.entities],
    migrations: [...platformMigrations, ...options.migrations],
    poolSize: options.poolSize ?? DEFAULT_POOL_SIZE,
  };
  // Two processes that open a new file at once may find it busy while one of them turns on write-ahead logging.
  const engine = await withRetry(retries, isSqliteBusy, () => openEngine(address, parts));
  const database = new OpenedDatabase(options.name, engine, retries);
  try {
    if (options.migrate ?? true) await migrate(database);
    return database;
  } catch (error) {
    await database.close();
    throw error;
  }
}
