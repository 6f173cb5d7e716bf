import type { Clock } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';
import type { Logger } from '@mashang/platform-observability';
import type { Database } from './contracts';
import { delayAfter, MOST_ATTEMPTS, nameOf } from './failures';
import { InboxDeadLetterEntity, InboxPositionEntity } from './inbox.entity';
import type { OperationContext } from './operation-context';
import type { OutboxMessageEntity } from './outbox.entity';
import { uniqueViolationOf } from './unique-violation';

/** A message on its way: as the outbox of `source` has it. */
export interface DeliveredMessage extends Readonly<OutboxMessageEntity> {
  /** The subgraph that published it. */
  readonly source: string;
}

/** A message as its handler reads it. */
export interface EventMessage extends Omit<DeliveredMessage, 'payload'> {
  /** Parsed JSON of another subgraph: the handler parses it where it enters the domain. */
  readonly payload: unknown;
}

/** Lets a message take effect inside the transaction that also moves the position past it. */
export type EventHandler = (ctx: OperationContext, message: EventMessage) => Promise<void>;

/** By `<source>.<Type>`, e.g. `personnel.PostHoldingChanged`. */
export type EventHandlers = Readonly<Record<string, EventHandler>>;

/**
 * APPLIED: it took effect now, or nobody here wants its type. DUPLICATE: it had before. EARLY: an earlier one is missing; deliver it
 * again. FAILED: nothing of it took effect; deliver it again. GIVEN_UP: it failed ten times and is a dead letter now.
 */
export type DeliveryOutcome = 'APPLIED' | 'DUPLICATE' | 'EARLY' | 'FAILED' | 'GIVEN_UP';

export interface Delivery {
  readonly outcome: DeliveryOutcome;
  /** Of EARLY and FAILED: before this instant delivering it again is of no use. */
  readonly retryAt?: Date;
  /** Of EARLY: the message that has to come first; absent while that one is here and waits after a failure. */
  readonly missing?: bigint;
}

/** Where the events of other subgraphs take effect: each once and in order, whatever the order or repetition of delivery. */
export interface Inbox {
  /** The subgraphs whose events are wanted. */
  readonly sources: readonly string[];
  /** The last message of a source that is behind us; 0 before the first. */
  positionOf(source: string): Promise<bigint>;
  deliver(message: DeliveredMessage): Promise<Delivery>;
}

export interface InboxParts {
  readonly database: Database;
  readonly handlers: EventHandlers;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Whom records name when an event of another subgraph was the cause. */
const EVENTS: Principal = Object.freeze({
  subject: 'system:events',
  displayName: 'events',
  roles: Object.freeze([]),
  scopes: Object.freeze([]),
  divisionCodes: Object.freeze([]),
});

/** One instant for all that one event effects; `joins` is the context of an open transaction. */
export function contextOfEvents(clock: Clock, requestId = 'inbox', joins: Pick<OperationContext, 'transaction'> = {}): OperationContext {
  const now = clock.now();
  return { principal: EVENTS, requestId, clock: { now: () => now }, ...(joins.transaction === undefined ? {} : { transaction: joins.transaction }) };
}

/** How long an early message waits for the one before it, which is on its way. */
const EARLY_DELAY_MS = 1_000;

const UNFAILED = { attempts: 0, nextAttemptAt: null, lastError: null } as const;

class TransactionalInbox implements Inbox {
  readonly sources: readonly string[];

  constructor(private readonly parts: InboxParts) {
    this.sources = sourcesOf(parts);
  }

  async positionOf(source: string): Promise<bigint> {
    const position = await this.parts.database.manager(this.context()).findOneBy(InboxPositionEntity, { source });
    return position?.seq ?? 0n;
  }

  async deliver(message: DeliveredMessage): Promise<Delivery> {
    const { source } = message;
    if (!this.sources.includes(source)) throw new Error(`events of ${source} are not expected in ${this.parts.database.name}`);
    const ctx = this.context(message.requestId);
    // Null unless the handler is at work: what fails otherwise is the database, and the caller delivers again.
    const held: { position: InboxPositionEntity | null } = { position: null };
    try {
      return await this.parts.database.transaction(ctx, async (tx) => {
        held.position = null;
        const position = await this.lockPosition(tx, source);
        const verdict = verdictOn(message.seq, position, ctx.clock.now());
        if (verdict !== null) return verdict;
        held.position = position;
        await this.handle(tx, message);
        await this.parts.database.manager(tx).update(InboxPositionEntity, { source }, { ...UNFAILED, seq: message.seq });
        return { outcome: 'APPLIED' as const };
      });
    } catch (error) {
      if (held.position === null) throw error;
      return this.noteFailure(ctx, message, held.position, error);
    }
  }

  private async handle(tx: OperationContext, message: DeliveredMessage): Promise<void> {
    const handler = this.parts.handlers[`${message.source}.${message.type}`];
    if (handler === undefined) return;
    const payload: unknown = JSON.parse(message.payload);
    await handler(tx, { ...message, payload });
  }

  /** One instance at a time has the position of a source; another waits here and then sees what the first has done. */
  private async lockPosition(tx: OperationContext, source: string): Promise<InboxPositionEntity> {
    const manager = this.parts.database.manager(tx);
    const locked = () => {
      const query = manager.createQueryBuilder(InboxPositionEntity, 'position').where({ source });
      // SQLite has one writer at a time.
      if (this.parts.database.engine === 'mariadb') query.setLock('pessimistic_write');
      return query.getOne();
    };
    const position = await locked();
    if (position !== null) return position;
    try {
      await manager.insert(InboxPositionEntity, { source, seq: 0n, ...UNFAILED });
    } catch (error) {
      // A rival began the source while we waited for its row.
      if (uniqueViolationOf(error) === null) throw error;
    }
    const begun = await locked();
    if (begun === null) throw new Error(`the position of ${source} was begun and is not there`);
    return begun;
  }

  /** Counts the failure, unless the message has taken effect elsewhere meanwhile; the tenth makes it a dead letter. */
  private noteFailure(ctx: OperationContext, message: DeliveredMessage, failed: InboxPositionEntity, cause: unknown): Promise<Delivery> {
    const { database, logger } = this.parts;
    const { source, seq, type } = message;
    const lastError = nameOf(cause);
    return database.transaction(ctx, async (tx) => {
      const manager = database.manager(tx);
      const position = await this.lockPosition(tx, source);
      const now = ctx.clock.now();
      if (position.seq !== failed.seq || position.attempts !== failed.attempts) return verdictOn(seq, position, now) ?? { outcome: 'FAILED', retryAt: now };
      const attempts = position.attempts + 1;
      logger.error(attempts < MOST_ATTEMPTS ? 'event failed' : 'event given up', { source, seq: String(seq), type, attempts, error: cause });
      if (attempts < MOST_ATTEMPTS) {
        const retryAt = new Date(now.getTime() + delayAfter(attempts));
        await manager.update(InboxPositionEntity, { source }, { attempts, nextAttemptAt: retryAt, lastError });
        return { outcome: 'FAILED', retryAt };
      }
      await manager.insert(InboxDeadLetterEntity, { ...message, lastError, givenUpAt: now });
      await manager.update(InboxPositionEntity, { source }, { ...UNFAILED, seq });
      return { outcome: 'GIVEN_UP' };
    });
  }

  private context(requestId?: string): OperationContext {
    return contextOfEvents(this.parts.clock, requestId);
  }
}

/** What the position alone says about a message; null when it is its turn. */
function verdictOn(seq: bigint, { seq: behind, nextAttemptAt }: InboxPositionEntity, now: Date): Delivery | null {
  if (seq <= behind) return { outcome: 'DUPLICATE' };
  const waitsUntil = nextAttemptAt !== null && nextAttemptAt > now ? nextAttemptAt : null;
  if (seq > behind + 1n && waitsUntil !== null) return { outcome: 'EARLY', retryAt: waitsUntil };
  if (seq > behind + 1n) return { outcome: 'EARLY', retryAt: new Date(now.getTime() + EARLY_DELAY_MS), missing: behind + 1n };
  return waitsUntil === null ? null : { outcome: 'FAILED', retryAt: waitsUntil };
}

function sourcesOf({ database: { name }, handlers }: InboxParts): readonly string[] {
  const sources = Object.keys(handlers).map((key) => {
    const [source = '', type, ...rest] = key.split('.');
    if (source === '' || !type || rest.length > 0) throw new Error(`an event is named <source>.<Type>, not ${key}`);
    if (source === name) throw new Error(`${name} handles ${key}: a subgraph does not consume its own events; call what is to happen where they are published`);
    return source;
  });
  return [...new Set(sources)];
}

/** @throws Error when a handler's name is no `<source>.<Type>`, or names the database's own events. */
export function createInbox(parts: InboxParts): Inbox {
  return new TransactionalInbox(parts);
}
