import { canonicalJson } from './canonical-json';
import type { Database, DomainEvent } from './contracts';
import { newId } from './new-id';
import { takeNumbers } from './number-series';
import type { OperationContext } from './operation-context';
import { OutboxMessageEntity } from './outbox.entity';

export const OUTBOX_SERIES = 'platform.outbox';

/** In UTF-8: what the column holds (64 KB) and what a server of events takes (1 MiB, in which each quote is two bytes). */
const MOST_BYTES = 60_000;

/** @throws Error when a payload is no longer the state of one thing but a report. */
function boundedPayload({ type, payload }: DomainEvent): string {
  const json = canonicalJson(payload);
  const bytes = Buffer.byteLength(json);
  if (bytes > MOST_BYTES) throw new Error(`the payload of ${type} has ${bytes} bytes, and an event may have ${MOST_BYTES}: publish it in parts, or the key of what others ask the graph for`);
  return json;
}

/** Writes the events in the transaction of what they tell of, numbered in the order of commit. */
export async function appendToOutbox(
  database: Database,
  ctx: OperationContext,
  events: readonly DomainEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const bounded = events.map((event) => ({ ...event, payload: boundedPayload(event) }));
  const first = await takeNumbers(database, ctx, OUTBOX_SERIES, events.length);
  const occurredAt = ctx.clock.now();
  const messages = bounded.map((event, position) => ({
    ...event,
    seq: first + BigInt(position),
    id: newId(ctx.clock),
    requestId: ctx.requestId,
    occurredAt,
  }));
  await database.manager(ctx).insert(OutboxMessageEntity, messages);
}
