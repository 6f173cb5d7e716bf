import { canonicalJson } from './canonical-json';
import type { Database, DomainEvent } from './contracts';
import { newId } from './new-id';
import { takeNumbers } from './number-series';
import type { OperationContext } from './operation-context';
import { OutboxMessageEntity } from './outbox.entity';

const SERIES = 'platform.outbox';

/** Writes the events in the transaction of what they tell of, numbered in the order of commit. */
export async function appendToOutbox(
  database: Database,
  ctx: OperationContext,
  events: readonly DomainEvent[],
): Promise<void> {
  if (events.length === 0) return;
  const first = await takeNumbers(database, ctx, SERIES, events.length);
  const occurredAt = ctx.clock.now();
  const messages = events.map((event, position) => ({
    ...event,
    payload: canonicalJson(event.payload),
    seq: first + BigInt(position),
    id: newId(ctx.clock),
    requestId: ctx.requestId,
    occurredAt,
  }));
  await database.manager(ctx).insert(OutboxMessageEntity, messages);
}
