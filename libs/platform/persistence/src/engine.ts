import type { DataSource, MigrationInterface, EntitySchema, QueryRunner } from 'typeorm';
import type { ClassOf } from './contracts';
import { persistenceError } from './errors';

/** Where a database is, as its URL says. */
export type DatabaseAddress =
  | { readonly engine: 'sqlite'; readonly path: string }
  | {
      readonly engine: 'mariadb';
      readonly host: string;
      readonly port: number;
      readonly username: string;
      readonly password: string;
      readonly schema: string;
    };

export type AddressOf<Kind extends DatabaseAddress['engine']> = Extract<DatabaseAddress, { engine: Kind }>;

/** What a DataSource of either engine is made from. */
export interface DataSourceParts {
  readonly entities: readonly (ClassOf<object> | EntitySchema)[];
  readonly migrations: readonly ClassOf<MigrationInterface>[];
  readonly poolSize: number;
}

/** What differs between the two kinds of database; everything else in this library is written once. */
export interface Engine {
  readonly kind: DatabaseAddress['engine'];
  /** Where transactions and migrations run. */
  readonly writer: DataSource;
  /** Where reads outside a transaction run; the same as `writer` when that has a pool. */
  readonly reader: DataSource;
  /** A connection for one transaction of its own; give it back with `endRunner`. */
  beginRunner(): QueryRunner;
  /** From here on the runner refuses statements, so work that nobody awaited cannot slip into the next transaction. */
  endRunner(queryRunner: QueryRunner): Promise<void>;
  /** Runs `work` when no other transaction of this process may interfere with it. */
  exclusively<T>(work: () => Promise<T>): Promise<T>;
  /** True when the same transaction, tried again, may well succeed. */
  isContention(error: unknown): boolean;
  /** Runs `work` while no other process migrates; on SQLite it is one transaction. */
  underMigrationLock(queryRunner: QueryRunner, work: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

function malformed() {
  return persistenceError(
    'MALFORMED_DATABASE_URL',
    'A database URL is `file:<path>` or `mysql://user:password@host:port/schema`, without a query.',
  );
}

/** @throws DomainError `MALFORMED_DATABASE_URL`; the message does not repeat the URL, which may hold a password. */
export function parseDatabaseUrl(url: string): DatabaseAddress {
  if (url.startsWith('file:')) return { engine: 'sqlite', path: filePath(url) };
  if (!url.startsWith('mysql://') || !URL.canParse(url)) throw malformed();
  const { hostname, port, username, password, pathname, search, hash } = new URL(url);
  const schema = decodeURIComponent(pathname.slice(1));
  if (hostname === '' || username === '' || !/^[\w-]{1,64}$/.test(schema) || search !== '' || hash !== '')
    throw malformed();
  return {
    engine: 'mariadb',
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? 3306 : Number(port),
    username: decodeURIComponent(username),
    password: decodeURIComponent(password),
    schema,
  };
}

/**
 * `file:var/a.db` is relative, `file:/var/a.db` and `file:///var/a.db` are not; `file://host/…` is not a local file.
 */
function filePath(url: string): string {
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  if (path === '' || path.startsWith('//') || path.endsWith('/') || path.startsWith(':') || /[?#]/.test(path))
    throw malformed();
  return path;
}

/** The number or text by which the driver named its error, from inside TypeORM's wrapper. */
export function driverErrorOf(
  error: unknown,
): { readonly code?: unknown; readonly errno?: unknown; readonly message: string } | null {
  if (!(error instanceof Error)) return null;
  if ('driverError' in error && error.driverError instanceof Error) return error.driverError;
  return error;
}
