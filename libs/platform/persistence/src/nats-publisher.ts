import type { Logger } from '@mashang/platform-observability';
import type { JetStreamManager } from '@nats-io/jetstream';
import { LessThan } from 'typeorm';
import type { Database } from './contracts';
import { persistenceError } from './errors';
import { outboxAfter, RELAY_CONTEXT } from './event-relay';
import type { NatsConnections, NatsLine } from './nats-connection';
import type { MessageInStream } from './nats-stream';
import { encodeMessage, ensureStream, lastOfSubject, messageIdOf, sentBefore, subjectOf } from './nats-stream';
import { OutboxMessageEntity } from './outbox.entity';
import { OutboxPositionEntity } from './outbox-position.entity';
import { uniqueViolationOf } from './unique-violation';

const DESTINATION = 'nats';

/**
 * Publishes an outbox to the stream, one message after the other, each on the condition that the last of this source is still the one
 * before. So a stream that lost messages refuses, and is filled again, and several instances keep the order. The position is saved
 * afterwards: who is killed in between publishes again, which the server and every inbox pass over. It never
 * goes on when the stream has a message that the outbox does not have: what is published next would have the number of one that is
 * behind its consumers, and be passed over.
 */
export class NatsPublisher {
  /** The line on which the stream was last looked at; a new connection or a failure looks again. */
  private checked: NatsLine | null = null;
  /** Where the stream has the last message of this source. */
  private lastStreamSeq = 0;
  /** The last message of this source that the stream is known to have. */
  private lastSeq = 0n;
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
    this.lastSeq = await this.lastSent(manager);
    await this.savePosition(this.lastSeq, this.lastSeq > (await this.position()));
  }

  /**
   * The number of the last message of ours in the stream. When none is found near its end, all are sent again, which nobody takes twice.
   * @throws DomainError `OUTBOX_BEHIND_STREAM` when the outbox does not have that message.
   */
  private async lastSent(manager: JetStreamManager): Promise<bigint> {
    let last: MessageInStream | null = null;
    for await (const sent of sentBefore(manager, this.database.name, this.lastStreamSeq)) {
      const isCommon = await this.isInOutbox(sent);
      if (last === null && sent.streamSeq !== this.lastStreamSeq) this.tellOfForeign();
      if (isCommon && last === null) return sent.seq;
      last ??= sent;
      if (isCommon) throw behindStream(this.database.name, last.seq, sent.seq);
    }
    if (last !== null) throw behindStream(this.database.name, last.seq, null);
    this.tellOfForeign();
    return 0n;
  }

  private isInOutbox({ seq, id }: MessageInStream): Promise<boolean> {
    return this.database.manager(RELAY_CONTEXT).existsBy(OutboxMessageEntity, { seq, id });
  }

  /** Once for each that is found last on our subject. */
  private tellOfForeign(): void {
    if (this.lastStreamSeq === this.foreignAt || this.lastStreamSeq === 0) return;
    this.foreignAt = this.lastStreamSeq;
    this.logger.warn('messages on the subject of this subgraph are none of its own', { subject: subjectOf(this.database.name), streamSeq: this.lastStreamSeq });
  }

  private async publishPages(line: NatsLine): Promise<number> {
    let sent = 0;
    while (!this.isClosed()) {
      // A position that goes back is that of a restored database, or of another instance whose stream was lost.
      if ((await this.position()) < this.lastSeq) await this.look(line);
      const page = await outboxAfter(this.database, await this.position());
      const last = page.at(-1);
      if (!last) break;
      for (const message of page) {
        const condition = { msgID: messageIdOf(message), expect: { lastSubjectSequence: this.lastStreamSeq } };
        const { seq } = await line.client.publish(subjectOf(message.source), encodeMessage(message), condition);
        this.lastStreamSeq = Math.max(this.lastStreamSeq, seq);
        this.lastSeq = message.seq;
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

/** `common`: the last message that both have; null when it is too far back to be found. */
function behindStream(source: string, seq: bigint, common: bigint | null): Error {
  const same = common === null ? 'where the two part was not found' : `both have the same up to event ${common}`;
  const found = `the stream has event ${seq} of ${source}, and the outbox has none or another with this number: its database was restored, or that event is forged`;
  const remedy = 'nothing is published until it is mended: "After a restore" in libs/platform/persistence/README.md';
  return persistenceError('OUTBOX_BEHIND_STREAM', `${found} (${same}); ${remedy}`, { source, seq: String(seq), common: common === null ? null : String(common) });
}
