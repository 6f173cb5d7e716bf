import { systemClock } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';
import type { Logger } from '@mashang/platform-observability';
import { MoreThan } from 'typeorm';
import type { Database } from './contracts';
import type { DeliveredMessage, Inbox } from './inbox';
import type { OperationContext } from './operation-context';
import { OutboxMessageEntity } from './outbox.entity';
import { Poll } from './poll';

/** A database with an outbox that others read, and an inbox for what others publish. */
export interface EventParty {
  readonly database: Database;
  readonly inbox: Inbox;
}

export interface EventRelay {
  /** Carries over everything that waits; answers how many messages are behind the consumers now that were not before. */
  runOnce(): Promise<number>;
  /** Runs again and again, `everyMs` milliseconds after the last time. */
  start(everyMs: number): void;
  /** Carries no further message over and waits for the one under way. */
  close(): Promise<void>;
}

const PAGE = 100;

const RELAY: Principal = Object.freeze({
  subject: 'system:relay',
  displayName: 'relay',
  roles: Object.freeze([]),
  scopes: Object.freeze([]),
  divisionCodes: Object.freeze([]),
});

/** For reading an outbox; nobody asked. */
export const RELAY_CONTEXT: OperationContext = Object.freeze({ principal: RELAY, requestId: 'relay', clock: systemClock });

/** The messages of an outbox after a position, in order, a page at most. */
export async function outboxAfter(database: Database, seq: bigint): Promise<readonly DeliveredMessage[]> {
  const rows = await database.manager(RELAY_CONTEXT).find(OutboxMessageEntity, { where: { seq: MoreThan(seq) }, order: { seq: 'ASC' }, take: PAGE });
  return rows.map((row) => ({ ...row, source: database.name }));
}

/**
 * Carries events between subgraphs of one process: from each outbox, after the consumer's own position, into the inbox. What fails
 * waits with all that follows it of the same source; other sources and consumers go on.
 * @throws Error when a consumer wants events of a subgraph that is not here.
 */
export function createEventRelay({ parties, logger }: { readonly parties: readonly EventParty[]; readonly logger: Logger }): EventRelay {
  const outboxes = new Map(parties.map(({ database }) => [database.name, database]));
  const ways = parties.flatMap(({ database: { name: consumer }, inbox }) =>
    inbox.sources.map((source) => {
      const outbox = outboxes.get(source);
      if (!outbox) throw new Error(`${consumer} wants events of ${source}, which is not in this process`);
      return { consumer, source, outbox, inbox };
    }),
  );
  const poll: Poll = new Poll(async () => {
    let carried = 0;
    for (const { consumer, source, outbox, inbox } of ways) {
      try {
        carried += await carryOver(outbox, inbox, () => poll.isClosed);
      } catch (error) {
        logger.error('events could not be carried over', { source, consumer, error });
      }
    }
    return carried;
  }, (error) => logger.error('events could not be carried over', { error }));
  return { runOnce: () => poll.run(), start: (everyMs) => poll.start(everyMs), close: () => poll.close() };
}

async function carryOver(outbox: Database, inbox: Inbox, isClosed: () => boolean): Promise<number> {
  let carried = 0;
  for (;;) {
    const page = await outboxAfter(outbox, await inbox.positionOf(outbox.name));
    for (const message of page) {
      if (isClosed()) return carried;
      const { outcome } = await inbox.deliver(message);
      if (outcome === 'EARLY' || outcome === 'FAILED') return carried;
      if (outcome !== 'DUPLICATE') carried += 1;
    }
    if (page.length < PAGE) return carried;
  }
}
