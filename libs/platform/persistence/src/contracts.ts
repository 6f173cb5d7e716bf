import type { JsonValue } from '@mashang/domain';
import type { EntityManager, EntitySchema, MigrationInterface } from 'typeorm';
import type { OperationContext } from './operation-context';

/** A class reference, as TypeORM takes entities and migrations. */
export type ClassOf<T> = new () => T;

export interface DatabaseOptions {
  /** Names the DataSource; the subgraph's name. */
  readonly name: string;
  /** `file:<path>` for the embedded engine, `mysql://user:password@host:port/schema` for MySQL/MariaDB. */
  readonly url: string;
  readonly entities: readonly (ClassOf<object> | EntitySchema)[];
  readonly migrations: readonly ClassOf<MigrationInterface>[];
  /** Connections of a networked database; the embedded engine has one writer and one reader. Default 10. */
  readonly poolSize?: number;
}

/** One subgraph's database, embedded or networked; what one engine lacks is hidden behind it. */
export interface Database {
  readonly name: string;
  readonly engine: 'sqlite' | 'mariadb';
  /** The manager of `ctx.transaction`, or of the read connection when there is none. */
  manager(ctx: OperationContext): EntityManager;
  /** Joins the transaction in `ctx`, or opens one; deadlocks and certification failures are retried with jitter. */
  transaction<T>(ctx: OperationContext, work: (ctx: OperationContext) => Promise<T>): Promise<T>;
  /** Resolves when the database answers; rejects otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

/** What one mutation asks of the unit of work. `input` decides whether a repeated key is the same request. */
export interface MutationRequest {
  /** `<subgraph>.<mutation>`, e.g. `cases.acceptCase`. */
  readonly name: string;
  readonly idempotencyKey: string;
  readonly input: JsonValue;
}

export interface AuditEntry {
  /** What was done, e.g. `case.accept`. */
  readonly action: string;
  readonly entityType: string;
  readonly entityId: string;
  readonly divisionCode: string;
  /** Old and new values of what changed; no personal numbers in clear. */
  readonly change: JsonValue;
}

export interface DomainEvent {
  /** PascalCase past tense, e.g. `CaseAccepted`. */
  readonly type: string;
  /** Events of one key keep their order. */
  readonly key: string;
  readonly divisionCode: string;
  readonly payload: JsonValue;
}

/** What a mutation writes besides its own rows, in the same transaction. */
export interface Journal {
  audit(entry: AuditEntry): void;
  publish(event: DomainEvent): void;
}

/**
 * One mutation, one transaction: idempotency record, the work itself, the audit chain and the outbox commit together
 * or not at all. The same key with the same input answers the first result again, once in effect; the same key with
 * another input is refused with `IDEMPOTENCY_KEY_REUSED`. Refusals roll back and are not remembered.
 */
export interface UnitOfWork {
  run<T extends JsonValue>(
    ctx: OperationContext,
    request: MutationRequest,
    work: (ctx: OperationContext, journal: Journal) => Promise<T>,
  ): Promise<T>;
}
