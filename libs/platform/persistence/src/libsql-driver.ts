import Libsql from 'libsql';

/** How long a connection waits inside SQLite for another process; short, because the event loop waits with it. */
const BUSY_TIMEOUT_MILLISECONDS = 50;

const PREPARED_STATEMENTS = 200;

type Bindable = string | number | bigint | null | Uint8Array;

/** Anything else would abort the process inside libsql, where no `catch` reaches. */
function bindable(value: unknown): Bindable {
  if (value === null || value === undefined) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string' || typeof value === 'bigint') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  // As TypeORM writes a `datetime` into SQLite.
  if (value instanceof Date) return value.toISOString().replace('T', ' ').replace('Z', '');
  if (value instanceof Uint8Array) return value;
  throw new TypeError(`a value of type ${typeof value} cannot be bound to an SQL parameter`);
}

/** Integers arrive as `bigint` to be exact; those a number can hold become one, as TypeORM expects. */
function fromDatabase(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  if (value instanceof Uint8Array && !Buffer.isBuffer(value))
    return Buffer.from(value.buffer, value.byteOffset, value.byteLength);
  return value;
}

function convertedRow(row: unknown): unknown {
  if (typeof row !== 'object' || row === null) return fromDatabase(row);
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, fromDatabase(value)]));
}

class PreparedStatement {
  readonly reader: boolean;

  constructor(private readonly statement: Libsql.Statement) {
    this.reader = statement.reader;
  }

  // A single list, because libsql takes one bound object (a Buffer, a null) for named parameters.
  all(...parameters: readonly unknown[]): readonly unknown[] {
    return this.statement.all(parameters.map(bindable)).map(convertedRow);
  }

  run(...parameters: readonly unknown[]): unknown {
    return convertedRow(this.statement.run(parameters.map(bindable)));
  }
}

/** A connection of the embedded engine, in the shape of `better-sqlite3`'s `Database`. */
class LibsqlConnection {
  private readonly connection: Libsql.Database;
  /** Kept here, because each transaction has a TypeORM runner, and with it a cache, of its own. */
  private readonly prepared = new Map<string, PreparedStatement>();

  constructor(path: string) {
    this.connection = new Libsql(path);
    this.connection.defaultSafeIntegers(true);
    this.pragma(`busy_timeout = ${BUSY_TIMEOUT_MILLISECONDS}`);
  }

  /**
   * A deferred BEGIN would find out only at its first write that another process was faster, too late to wait for it.
   */
  prepare(sql: string): PreparedStatement {
    const known = this.prepared.get(sql);
    if (known !== undefined) return known;
    const statement = new PreparedStatement(
      this.connection.prepare(sql === 'BEGIN TRANSACTION' ? 'BEGIN IMMEDIATE' : sql),
    );
    const oldest = this.prepared.size < PREPARED_STATEMENTS ? undefined : this.prepared.keys().next().value;
    if (oldest !== undefined) this.prepared.delete(oldest);
    this.prepared.set(sql, statement);
    return statement;
  }

  pragma(source: string): readonly unknown[] {
    return this.prepare(`PRAGMA ${source}`).all();
  }

  close(): void {
    this.connection.close();
  }
}

/** Acknowledged means on the disk, and readers do not wait for the writer. */
export class WritingConnection extends LibsqlConnection {
  constructor(path: string) {
    super(path);
    this.pragma('journal_mode = WAL');
    this.pragma('synchronous = FULL');
    this.pragma('foreign_keys = ON');
  }
}

/** Sees committed rows only, and refuses to write: a write outside a transaction is a defect. */
export class ReadingConnection extends LibsqlConnection {
  constructor(path: string) {
    super(path);
    this.pragma('query_only = ON');
  }
}
