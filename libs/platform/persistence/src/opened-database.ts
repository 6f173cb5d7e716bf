import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { Database } from './contracts';
import type { Engine } from './engine';
import type { OperationContext, Transaction } from './operation-context';
import type { RetryPolicy } from './retry';
import { withRetry } from './retry';

interface OpenTransaction {
  readonly database: OpenedDatabase;
  readonly manager: EntityManager;
}

/** What is behind each opaque `Transaction`; an ended one is no longer here. */
const openTransactions = new WeakMap<object, OpenTransaction>();

function isTransaction(token: object): token is Transaction {
  return openTransactions.has(token);
}

/** The brand of a `Transaction` exists for the compiler alone; being known here is what makes one. */
function opened(transaction: OpenTransaction): Transaction {
  const token = Object.freeze({});
  openTransactions.set(token, transaction);
  if (!isTransaction(token)) throw new Error('a transaction that was just opened is not known');
  return token;
}

export class OpenedDatabase implements Database {
  /** Tells a transaction opened within another by a lost context, which on SQLite would wait for itself for ever. */
  private readonly within = new AsyncLocalStorage<{ open: boolean }>();

  constructor(
    readonly name: string,
    readonly engineBehind: Engine,
    readonly retries: RetryPolicy,
  ) {}

  get engine(): Database['engine'] {
    return this.engineBehind.kind;
  }

  manager(ctx: OperationContext): EntityManager {
    if (ctx.transaction === undefined) return this.engineBehind.reader.manager;
    const open = openTransactions.get(ctx.transaction);
    if (open === undefined) throw new Error('this transaction has ended; its context must not be kept');
    if (open.database !== this) throw new Error(`this transaction belongs to the database ${open.database.name}`);
    return open.manager;
  }

  async transaction<T>(ctx: OperationContext, work: (ctx: OperationContext) => Promise<T>): Promise<T> {
    if (ctx.transaction !== undefined) {
      this.manager(ctx);
      return work(ctx);
    }
    if (this.within.getStore()?.open === true) {
      throw new Error('a transaction was opened inside another one: pass on the context that the outer one handed out');
    }
    const { engineBehind: engine } = this;
    return withRetry(
      this.retries,
      (error) => engine.isContention(error),
      () => engine.exclusively(() => this.attempt(ctx, work)),
    );
  }

  async ready(): Promise<void> {
    await this.engineBehind.reader.query('SELECT 1');
  }

  close(): Promise<void> {
    return this.engineBehind.close();
  }

  private async attempt<T>(ctx: OperationContext, work: (ctx: OperationContext) => Promise<T>): Promise<T> {
    const queryRunner = this.engineBehind.beginRunner();
    const transaction = opened({ database: this, manager: queryRunner.manager });
    const scope = { open: true };
    try {
      await queryRunner.startTransaction();
      const result = await this.within.run(scope, () => work({ ...ctx, transaction }));
      // From here on nothing may be added, also by work that nobody awaited.
      openTransactions.delete(transaction);
      await queryRunner.commitTransaction();
      return result;
    } catch (error) {
      openTransactions.delete(transaction);
      await rollBack(queryRunner);
      throw error;
    } finally {
      scope.open = false;
      await this.engineBehind.endRunner(queryRunner);
    }
  }
}

/**
 * The error that led here says more than a failing rollback; a connection that cannot roll back has lost its
 * transaction anyway.
 */
async function rollBack(queryRunner: QueryRunner): Promise<void> {
  try {
    await queryRunner.rollbackTransaction();
  } catch {
    return;
  }
}

/** The implementation behind a `Database`; this library knows no other. */
export function openedDatabase(database: Database): OpenedDatabase {
  if (database instanceof OpenedDatabase) return database;
  throw new TypeError('this database was not opened by openDatabase');
}
