import { setTimeout as pause } from 'node:timers/promises';
import type { Clock } from '@mashang/domain';
import { DomainError, systemClock } from '@mashang/domain';
import type { Logger } from '@mashang/platform-observability';
import type { EventParty } from './event-relay';
import { NatsConnections } from './nats-connection';
import { NatsConsumer } from './nats-consumer';
import { NatsPublisher } from './nats-publisher';
import { Poll } from './poll';

export interface NatsRelayOptions {
  /** `nats://[user:password@]host:port`, a server with JetStream. */
  readonly url: string;
  readonly party: EventParty;
  readonly logger: Logger;
  /** Default the machine's clock. */
  readonly clock?: Clock;
  /** How often the outbox is looked at and a lost server asked again, in milliseconds. Default 1000. */
  readonly everyMs?: number;
  /** How long the server waits for an acknowledgement before it delivers again, in milliseconds. Default 30000. */
  readonly ackWaitMs?: number;
  /** How long an event may be missing, while later ones come, before all are asked for again, in milliseconds. Default 120000. */
  readonly patienceMs?: number;
}

/** Carries events between subgraphs that are services, over NATS JetStream. */
export interface NatsRelay {
  /** Publishes no further message, takes none, and waits for those under way. */
  close(): Promise<void>;
}

const EVERY_SECOND = 1_000;
const ACK_WAIT_MS = 30_000;
/** Longer than a message that failed may stay away. */
const PATIENCE_MS = 120_000;

/**
 * Starts publishing the outbox and taking what the inbox wants. It does not wait for the server: a subgraph answers without one, its
 * events wait in the outbox, and both directions begin when the server is there.
 */
export function startNatsRelay(options: NatsRelayOptions): NatsRelay {
  const { url, party, logger, clock = systemClock, everyMs = EVERY_SECOND, ackWaitMs = ACK_WAIT_MS, patienceMs = PATIENCE_MS } = options;
  const { database, inbox } = party;
  const connections = new NatsConnections(url, `mashang-${database.name}`);
  const stopping = new AbortController();
  const publisher = new NatsPublisher(database, connections, logger, () => stopping.signal.aborted);
  const publishing = new Poll(() => publisher.publishWaiting(), (error) => tellOf(error, logger));
  publishing.start(everyMs);
  const consumers = inbox.sources.map((source) => new NatsConsumer({ connections, consumer: database.name, source, inbox, clock, logger, ackWaitMs, patienceMs }));
  const running = consumers.map((consumer) => keepRunning(consumer, everyMs, stopping.signal, logger));
  return {
    close: async () => {
      stopping.abort();
      await publishing.close();
      await Promise.all(consumers.map((consumer) => consumer.close()));
      await Promise.all(running);
      await connections.close();
    },
  };
}

async function keepRunning(consumer: NatsConsumer, everyMs: number, stop: AbortSignal, logger: Logger): Promise<void> {
  while (!stop.aborted) {
    try {
      await consumer.run();
    } catch (error) {
      if (stop.aborted) return;
      logger.warn('events could not be taken', { error });
      await pause(everyMs, undefined, { signal: stop, ref: false }).catch(() => undefined);
    }
  }
}

/** A server that does not answer comes back; what an operator must mend does not. */
function tellOf(error: unknown, logger: Logger): void {
  if (error instanceof DomainError) logger.error('events are not published', { error });
  else logger.warn('events could not be published', { error });
}
