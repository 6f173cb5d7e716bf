import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database, OpenDatabaseOptions } from '@mashang/platform-persistence';
import { openDatabase } from '@mashang/platform-persistence';
import { createConnection } from 'mysql2/promise';
import type { DatabaseTemplate } from './database-template';
import { fileTemplate, schemaTemplate } from './database-template';
import { testServerUrl } from './test-server';

export type TestDatabaseOptions = Omit<OpenDatabaseOptions, 'url'>;

/** An empty, migrated database of its own, gone without a trace after `close`. */
export interface TestDatabase extends AsyncDisposable {
  readonly database: Database;
  /** For opening the same database once more. */
  readonly url: string;
  close(): Promise<void>;
}

interface Place {
  readonly url: string;
  readonly remove: () => Promise<void>;
}

async function embedded(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'mashang-test-'));
  return { url: `file:${join(folder, 'test.db')}`, remove: () => rm(folder, { recursive: true, force: true }) };
}

async function onServer(server: string, name: string): Promise<Place> {
  const schema = `test_${name.replaceAll(/\W/g, '_').slice(0, 30)}_${randomBytes(6).toString('hex')}`;
  const execute = async (statement: string): Promise<void> => {
    const connection = await createConnection(server);
    try {
      await connection.query(statement);
    } finally {
      await connection.end();
    }
  };
  await execute(`CREATE DATABASE ${schema} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_520_ci`);
  return { url: `${server}/${schema}`, remove: () => execute(`DROP DATABASE IF EXISTS ${schema}`) };
}

/** By name and migrations: what a spec opens again and again is migrated once, and laid down from then on. */
const templates = new Map<string, DatabaseTemplate>();

/** Opens what was laid down, or migrates and keeps how it looks then. */
async function openMigrated(options: TestDatabaseOptions, url: string): Promise<Database> {
  const key = [options.name, ...options.migrations.map(({ name }) => name)].join();
  const known = templates.get(key);
  if (known !== undefined) await known.layDown(url);
  const database = await openDatabase({ ...options, url });
  if (known !== undefined) return database;
  if (database.engine === 'mariadb') {
    templates.set(key, await schemaTemplate(url));
    return database;
  }
  // Closed, the file has everything in it.
  await database.close();
  templates.set(key, await fileTemplate(url.slice('file:'.length)));
  return openDatabase({ ...options, url });
}

/**
 * On the engine that `MASHANG_TEST_DATABASE` chooses: a file in a temporary folder, or a schema of its own on that
 * server.
 */
export async function openTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const server = testServerUrl();
  const place = server === undefined ? await embedded() : await onServer(server, options.name);
  try {
    const database = await openMigrated(options, place.url);
    const close = async (): Promise<void> => {
      await database.close();
      await place.remove();
    };
    return { database, url: place.url, close, [Symbol.asyncDispose]: close };
  } catch (error) {
    await place.remove();
    throw error;
  }
}
