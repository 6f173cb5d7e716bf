import type { Clock } from '@mashang/domain';
import type { Logger } from '@mashang/platform-observability';
import type { ConsumerMessages, JsMsg } from '@nats-io/jetstream';
import type { DeliveredMessage, Delivery, Inbox } from './inbox';
import type { NatsConnections } from './nats-connection';
import { decodeMessage, durableOf, ensureDurable, ensureStream, STREAM } from './nats-stream';

export interface NatsConsumerParts {
  readonly connections: NatsConnections;
  readonly consumer: string;
  readonly source: string;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long the server waits for an acknowledgement before it delivers again. */
  readonly ackWaitMs: number;
}

/** A failed database is asked again soon; a failed message says itself when. */
const UNREADY_DELAY_MS = 1_000;
/** A process that restarts should not wait longer for what another one put off. */
const LONGEST_DELAY_MS = 60_000;

/**
 * Takes the messages of one source from the stream into the inbox, and acknowledges each after its commit. The instances of a
 * subgraph share one durable consumer; the inbox puts what they take into order.
 */
export class NatsConsumer {
  private messages: ConsumerMessages | null = null;
  private closed = false;

  constructor(private readonly parts: NatsConsumerParts) {}

  /** Resolves when it is closed; rejects when the server or its consumer is gone, and may then be run again. */
  async run(): Promise<void> {
    const { connections, consumer, source, ackWaitMs } = this.parts;
    const { client, manager } = await connections.line();
    await ensureStream(manager);
    await ensureDurable(manager, consumer, source, ackWaitMs);
    const durable = await client.consumers.get(STREAM, durableOf(consumer, source));
    // One at a time: what this instance holds unhandled, no other one can have.
    this.messages = await durable.consume({ max_messages: 1, abort_on_missing_resource: true });
    // Closing may have come before there was anything to close.
    if (this.closed) await this.messages.close();
    for await (const message of this.messages) await this.take(message);
    if (!this.closed) throw new Error(`the messages of ${source} ended`);
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.messages?.close();
  }

  private async take(message: JsMsg): Promise<void> {
    const { inbox, source, clock, logger } = this.parts;
    const decoded = this.decode(message);
    if (decoded === null) {
      message.term();
      return;
    }
    try {
      settle(message, await inbox.deliver(decoded), clock.now());
    } catch (error) {
      logger.error('event could not be delivered', { source, seq: String(decoded.seq), error });
      message.nak(UNREADY_DELAY_MS);
    }
  }

  /** Null for what no publisher of ours has sent: no delivery will make it better. */
  private decode(message: JsMsg): DeliveredMessage | null {
    const { source, logger } = this.parts;
    try {
      const decoded = decodeMessage(message.data);
      if (decoded.source === source) return decoded;
      logger.error('a message names another source than its subject', { subject: message.subject });
    } catch (error) {
      logger.error('a message is none of ours', { subject: message.subject, error });
    }
    return null;
  }
}

function settle(message: JsMsg, { retryAt }: Delivery, now: Date): void {
  if (retryAt === undefined) message.ack();
  else message.nak(Math.min(LONGEST_DELAY_MS, Math.max(0, retryAt.getTime() - now.getTime())));
}
