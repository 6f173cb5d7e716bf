import type { Clock } from '@mashang/domain';
import type { Logger } from '@mashang/platform-observability';
import type { ConsumerMessages, JetStreamManager, JsMsg } from '@nats-io/jetstream';
import type { DeliveredMessage, Delivery, Inbox } from './inbox';
import type { NatsConnections } from './nats-connection';
import { decodeMessage, deleteDurable, durableOf, ensureDurable, ensureStream, sentBefore, STREAM } from './nats-stream';

export interface NatsConsumerParts {
  readonly connections: NatsConnections;
  readonly consumer: string;
  readonly source: string;
  readonly inbox: Inbox;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How long the server waits for an acknowledgement before it delivers again. */
  readonly ackWaitMs: number;
  /** How long a message may be missing before everything is asked for again. */
  readonly patienceMs: number;
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
  /** The message that those after it wait for. */
  private missing: { readonly seq: bigint; readonly since: Date } | null = null;
  /** The missing message for which everything was taken again. */
  private askedFor: bigint | null = null;

  constructor(private readonly parts: NatsConsumerParts) {}

  /** Resolves when it is closed or has to begin anew; rejects when the server or its consumer is gone. It may then be run again. */
  async run(): Promise<void> {
    const { connections, consumer, source } = this.parts;
    const { client, manager } = await connections.line();
    await ensureStream(manager);
    await this.openDurable(manager);
    const durable = await client.consumers.get(STREAM, durableOf(consumer, source));
    // One at a time: what this instance holds unhandled, no other one can have.
    this.messages = await durable.consume({ max_messages: 1, abort_on_missing_resource: true });
    // Closing may have come before there was anything to close.
    if (this.closed) await this.messages.close();
    for await (const message of this.messages) {
      await this.take(message);
      if (this.isMissingForLong()) return this.takeAllAgain(manager);
    }
    if (!this.closed) throw new Error(`the messages of ${source} ended`);
  }

  /** A durable that has acknowledged what the inbox does not have belongs to a database that was restored: it begins anew. */
  private async openDurable(manager: JetStreamManager): Promise<void> {
    const { consumer, source, ackWaitMs, inbox, logger } = this.parts;
    const floor = await ensureDurable(manager, consumer, source, ackWaitMs);
    const { value: acknowledged } = await sentBefore(manager, source, floor).next();
    // Read after what is acknowledged, which is never ahead of it: another instance may be at work.
    const position = await inbox.positionOf(source);
    if (!acknowledged || acknowledged.seq <= position) return;
    logger.warn('the inbox is behind what it had acknowledged: all events are taken again', { source, position: String(position), acknowledged: String(acknowledged.seq) });
    await deleteDurable(manager, consumer, source);
    await ensureDurable(manager, consumer, source, ackWaitMs);
  }

  private noteMissing({ missing }: Delivery): void {
    if (missing === undefined) this.missing = null;
    else if (this.missing?.seq !== missing) this.missing = { seq: missing, since: this.parts.clock.now() };
  }

  /** Each message once: one that the stream does not have does not come by asking again. */
  private isMissingForLong(): boolean {
    if (this.missing === null || this.missing.seq === this.askedFor) return false;
    return this.parts.clock.now().getTime() - this.missing.since.getTime() >= this.parts.patienceMs;
  }

  /** Every message is delivered again; those behind the inbox are passed over. */
  private async takeAllAgain(manager: JetStreamManager): Promise<void> {
    const { consumer, source, logger } = this.parts;
    this.askedFor = this.missing?.seq ?? null;
    logger.warn('an event is missing and those after it wait: all events are taken again', { source, missing: String(this.askedFor) });
    await this.messages?.close();
    await deleteDurable(manager, consumer, source);
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
      const delivery = await inbox.deliver(decoded);
      this.noteMissing(delivery);
      settle(message, delivery, clock.now());
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
