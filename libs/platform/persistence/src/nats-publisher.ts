import type { Logger } from '@mashang/platform-observability';
import type { JetStreamManager } from '@nats-io/jetstream';
import { LessThan } from 'typeorm';
import type { Database } from './contracts';
import { outboxAfter, RELAY_CONTEXT } from './event-relay';
import type { NatsConnections, NatsLine } from './nats-connection';
import type { MessageInStream } from './nats-stream';
import { encodeMessage, ensureStream, lastOfSubject, messageIdOf, sentBefore, subjectOf } from './nats-stream';
import { OutboxPositionEntity } from './outbox-position.entity';
import { uniqueViolationOf } from './unique-violation';

const DESTINATION = 'nats';

/**
 * Publishes an outbox to the stream, one message after the other, each on the condition that the last of this source is still the one
 * before. So a stream that lost messages refuses, and is filled again, and several instances keep the order. The position is saved
 * afterwards: who is killed in between publishes again, which the server and every inbox pass over.
 */
export class NatsPublisher {
  /** The line on which the stream was last looked at; a new connection or a failure looks again. */
  private checked: NatsLine | null = null;
  /** Where the stream has the last message of this source. */
  private lastStreamSeq = 0;
  /** Where somebody else's message was last told of. */
  private foreignAt = 0;

  constructor(
    private readonly database: Database,
    private readonly connections: NatsConnections,
    private readonly logger: Logger,
    private readonly isClosed: () => boolean,
  ) {}

  /** Publishes everything that waits; answers how many messages it sent. */
  async publishWaiting(): Promise<number> {
    const line = await this.connections.line();
    try {
      if (this.checked !== line) await this.look(line);
      this.checked = line;
      return await this.publishPages(line);
    } catch (error) {
      this.checked = null;
      throw error;
    }
  }

  /** A server that lost its stream gets back what it had: the outbox still has it, and no inbox takes it twice. */
  private async look({ manager }: NatsLine): Promise<void> {
    await ensureStream(manager);
    this.lastStreamSeq = await lastOfSubject(manager, this.database.name);
    const last = await this.lastSent(manager);
    await this.savePosition(last.seq, last.seq > (await this.position()));
  }

  /** The last message of ours in the stream. When none is found near its end, all are sent again, which nobody takes twice. */
  private async lastSent(manager: JetStreamManager): Promise<Pick<MessageInStream, 'seq'>> {
    const { value: last } = await sentBefore(manager, this.database.name, this.lastStreamSeq).next();
    if (last?.streamSeq !== this.lastStreamSeq) this.tellOfForeign();
    return last ?? { seq: 0n };
  }

  /** Once for each that is found last on our subject. */
  private tellOfForeign(): void {
    if (this.lastStreamSeq === this.foreignAt || this.lastStreamSeq === 0) return;
    this.foreignAt = this.lastStreamSeq;
    this.logger.warn('messages on the subject of this subgraph are none of its own', { subject: subjectOf(this.database.name), streamSeq: this.lastStreamSeq });
  }

  private async publishPages({ client }: NatsLine): Promise<number> {
    let sent = 0;
    while (!this.isClosed()) {
      const page = await outboxAfter(this.database, await this.position());
      const last = page.at(-1);
      if (!last) break;
      for (const message of page) {
        const condition = { msgID: messageIdOf(message), expect: { lastSubjectSequence: this.lastStreamSeq } };
        const { seq } = await client.publish(subjectOf(message.source), encodeMessage(message), condition);
        this.lastStreamSeq = Math.max(this.lastStreamSeq, seq);
        sent += 1;
      }
      await this.savePosition(last.seq, true);
    }
    return sent;
  }

  private async position(): Promise<bigint> {
    const saved = await this.database.manager(RELAY_CONTEXT).findOneBy(OutboxPositionEntity, { destination: DESTINATION });
    return saved?.seq ?? 0n;
  }

  /** `isForward`: another instance may be further already. */
  private savePosition(seq: bigint, isForward = false): Promise<void> {
    return this.database.transaction(RELAY_CONTEXT, async (tx) => {
      const manager = this.database.manager(tx);
      const where = { destination: DESTINATION };
      if (await manager.existsBy(OutboxPositionEntity, where)) {
        await manager.update(OutboxPositionEntity, isForward ? { ...where, seq: LessThan(seq) } : where, { seq });
        return;
      }
      try {
        await manager.insert(OutboxPositionEntity, { ...where, seq });
      } catch (error) {
        // Another instance was first; where it stands is right too, for this one reads it from there.
        if (uniqueViolationOf(error) === null) throw error;
      }
    });
  }
}
