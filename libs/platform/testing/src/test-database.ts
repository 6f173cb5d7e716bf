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

interface KnownTemplate {
  readonly migrations: TestDatabaseOptions['migrations'];
  readonly template: Promise<DatabaseTemplate>;
}

/** What a spec opens again and again is migrated once, and laid down from then on; migrations are the same if they are the same classes. */
const templates: KnownTemplate[] = [];

function templateOf(options: TestDatabaseOptions): Promise<DatabaseTemplate> {
  const { migrations } = options;
  const isSame = (known: KnownTemplate): boolean => known.migrations.length === migrations.length && known.migrations.every((migration, position) => migration === migrations[position]);
  const known = templates.find(isSame) ?? { migrations, template: madeTemplate(options) };
  if (!templates.includes(known)) templates.push(known);
  return known.template;
}

/** Migrates a database that nobody else ever opens: reading a file under an open one would take its locks away. */
async function madeTemplate(options: TestDatabaseOptions): Promise<DatabaseTemplate> {
  const place = await newPlace(options.name);
  try {
    const database = await openDatabase({ ...options, url: place.url });
    await database.close();
    return database.engine === 'mariadb' ? await schemaTemplate(place.url) : await fileTemplate(place.url.slice('file:'.length));
  } finally {
    await place.remove();
  }
}

function newPlace(name: string): Promise<Place> {
  const server = testServerUrl();
  return server === undefined ? embedded() : onServer(server, name);
}

/**
 * On the engine that `MASHANG_TEST_DATABASE` chooses: a file in a temporary folder, or a schema of its own on that
 * server.
 */
export async function openTestDatabase(options: TestDatabaseOptions): Promise<TestDatabase> {
  const template = await templateOf(options);
  const place = await newPlace(options.name);
  try {
    await template.layDown(place.url);
    const database = await openDatabase({ ...options, url: place.url });
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
