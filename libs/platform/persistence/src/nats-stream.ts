import type { JetStreamManager } from '@nats-io/jetstream';
import { AckPolicy, DeliverPolicy, JetStreamApiCodes, JetStreamApiError, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import { z } from 'zod';
import type { DeliveredMessage } from './inbox';

/** All events of all subgraphs; nothing is ever dropped from it by itself. */
export const STREAM = 'MASHANG_EVENTS';

/** Messages of one durable consumer that may wait for their acknowledgement: those after one that fails wait with it. */
const MOST_WAITING = 1_000;

/** How many messages are looked at to find the last of our own. */
const LOOK_BACK = 1_000;

export function subjectOf(source: string): string {
  return `mashang.events.${source}`;
}

export function durableOf(consumer: string, source: string): string {
  return `${consumer}-from-${source}`;
}

/**
 * Each message under this identifier once, as far back as the server remembers; what it forgot, the inbox knows. With the message's own
 * id, because after a restore another message may have its number.
 */
export function messageIdOf({ source, seq, id }: Pick<DeliveredMessage, 'source' | 'seq' | 'id'>): string {
  return `${source}:${seq}:${id}`;
}

/** Creates the stream unless it is there; any number of instances may try at once. */
export async function ensureStream(manager: JetStreamManager): Promise<void> {
  try {
    await manager.streams.info(STREAM);
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== JetStreamApiCodes.StreamNotFound) throw error;
    await manager.streams.add({ name: STREAM, subjects: [subjectOf('*')], retention: RetentionPolicy.Limits, storage: StorageType.File });
  }
}

/**
 * Creates the durable consumer of one source unless it is there; instances of one subgraph share it. Answers up to where in the stream
 * everything is acknowledged.
 */
export async function ensureDurable(manager: JetStreamManager, consumer: string, source: string, ackWaitMs: number): Promise<number> {
  const durable = await manager.consumers.add(STREAM, {
    durable_name: durableOf(consumer, source),
    filter_subject: subjectOf(source),
    deliver_policy: DeliverPolicy.All,
    ack_policy: AckPolicy.Explicit,
    ack_wait: ackWaitMs * 1_000_000,
    // The inbox counts failures and gives up; the server never does.
    max_deliver: -1,
    max_ack_pending: MOST_WAITING,
  });
  return durable.ack_floor.stream_seq;
}

/** So that it is made anew and delivers everything again; another instance may have done so. */
export async function deleteDurable(manager: JetStreamManager, consumer: string, source: string): Promise<void> {
  try {
    await manager.consumers.delete(STREAM, durableOf(consumer, source));
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== JetStreamApiCodes.ConsumerNotFound) throw error;
  }
}

/** Where the stream has the last message of a source's subject, whoever sent it; 0 when it has none. */
export async function lastOfSubject(manager: JetStreamManager, source: string): Promise<number> {
  return (await manager.streams.getMessage(STREAM, { last_by_subj: subjectOf(source) }))?.seq ?? 0;
}

/** A message of a source as the stream has it. */
export interface MessageInStream extends Pick<DeliveredMessage, 'seq' | 'id'> {
  readonly streamSeq: number;
}

/**
 * The messages that a source sent, from a place in the stream backwards. What stands on its subject and is none of its own is passed
 * over; it ends after `LOOK_BACK` messages of any subject, because each is a question to the server.
 */
export async function* sentBefore(manager: JetStreamManager, source: string, streamSeq: number): AsyncGenerator<MessageInStream> {
  for (let seq = streamSeq; seq > Math.max(0, streamSeq - LOOK_BACK); seq -= 1) {
    const message = await manager.streams.getMessage(STREAM, { seq });
    const decoded = message?.subject === subjectOf(source) ? decodeUnlessForeign(message.data, source) : null;
    if (decoded !== null) yield { seq: decoded.seq, id: decoded.id, streamSeq: seq };
  }
}

const wire = z.strictObject({
  source: z.string(),
  seq: z
    .string()
    .regex(/^[1-9]\d*$/)
    .transform(BigInt),
  id: z.string(),
  type: z.string(),
  key: z.string(),
  divisionCode: z.string(),
  payload: z.string(),
  requestId: z.string(),
  occurredAt: z.iso.datetime().transform((text) => new Date(text)),
});

export function encodeMessage(message: DeliveredMessage): string {
  return JSON.stringify({ ...message, seq: String(message.seq), occurredAt: message.occurredAt.toISOString() });
}

/** @throws ZodError or SyntaxError when it is none of ours. */
export function decodeMessage(bytes: Uint8Array): DeliveredMessage {
  return wire.parse(JSON.parse(Buffer.from(bytes).toString('utf8')));
}

/** Null for what the source itself has not sent. */
function decodeUnlessForeign(bytes: Uint8Array, source: string): DeliveredMessage | null {
  try {
    const decoded = decodeMessage(bytes);
    return decoded.source === source ? decoded : null;
  } catch {
    return null;
  }
}
