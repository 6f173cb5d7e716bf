import { testContext } from '@mashang/platform-testing';
import type { Database, DomainEvent } from '../src/contracts';
import type { DeliveredMessage, EventHandler } from '../src/inbox';
import { nextNumber } from '../src/number-series';
import { createUnitOfWork } from '../src/unit-of-work';
import { aNote, NoteEntity } from './note.fixture';

/** The first `count` messages of a source, as its outbox would have them. */
export function eventsOf(source: string, count: number): readonly DeliveredMessage[] {
  return Array.from({ length: count }, (_, index) => ({
    source,
    seq: BigInt(index + 1),
    id: `${source}-${index + 1}`,
    type: 'NoteWritten',
    key: 'note',
    divisionCode: '350199101000',
    payload: `{"ordinal":${index + 1}}`,
    requestId: 'test-request',
    occurredAt: new Date('2026-03-02T00:59:59.000Z'),
  }));
}

/** Writes a note for each message, numbered in the order in which they take effect. */
export const recording =
  (database: Database): EventHandler =>
  async (tx, { source, seq }) => {
    const ordinal = await nextNumber(database, tx, `applied.${source}`);
    await database.manager(tx).insert(NoteEntity, aNote({ id: `${source}-${ordinal}`, number: `${source}:${seq}`, title: source, counter: BigInt(ordinal) }));
  };

/** The messages of a source that took effect, in that order. */
export async function applied(database: Database, source: string): Promise<readonly number[]> {
  const notes = await database.manager(testContext()).find(NoteEntity, { where: { title: source }, order: { counter: 'ASC' } });
  return notes.map(({ number }) => Number(number.split(':')[1]));
}

/** Publishes through the outbox, as a mutation does. */
export async function publish(database: Database, ...ordinals: readonly number[]): Promise<void> {
  const event = (ordinal: number): DomainEvent => ({ type: 'NoteWritten', key: 'note', divisionCode: '350199101000', payload: { ordinal } });
  const request = { name: 'writer.write', idempotencyKey: `publish-from-${ordinals[0]}`, input: {} };
  await createUnitOfWork(database).run(testContext(), request, (_, journal) => {
    for (const ordinal of ordinals) journal.publish(event(ordinal));
    return Promise.resolve(null);
  });
}
