import { fixedClock } from '@mashang/domain';
import { createMetrics } from '@mashang/platform-observability';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { applied, eventsOf, publish, recording } from '../test/event.fixture';
import { noteEntities, noteMigrations } from '../test/note.fixture';
import type { DeadLetters } from './dead-letters';
import { createDeadLetters } from './dead-letters';
import { registerEventMetrics } from './event-metrics';
import type { EventHandler } from './inbox';
import { InboxDeadLetterEntity, InboxPositionEntity } from './inbox.entity';

const clock = fixedClock('2026-03-02T09:00:00+08:00');
const givenUpAt = new Date('2026-03-01T00:00:00.000Z');
const ctx = testContext();

describe('the dead letters', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    test = await openTestDatabase({ name: 'reader', entities: noteEntities, migrations: noteMigrations });
    await test.database.transaction(ctx, async (tx) => {
      const manager = test.database.manager(tx);
      await manager.insert(InboxPositionEntity, { source: 'writer', seq: 3n, attempts: 0, nextAttemptAt: null, lastError: null });
      for (const message of eventsOf('writer', 3).slice(1)) await manager.insert(InboxDeadLetterEntity, { ...message, lastError: 'TypeError', givenUpAt });
    });
  });

  afterEach(() => test.close());

  const letters = (handler: EventHandler = recording(test.database)): DeadLetters =>
    createDeadLetters({ database: test.database, handlers: { 'writer.NoteWritten': handler }, clock });
  const left = async (): Promise<readonly bigint[]> => (await letters().list()).map(({ seq }) => seq);

  it('are listed by source and number, without their payload', async () => {
    const shown = { source: 'writer', type: 'NoteWritten', key: 'note', lastError: 'TypeError', givenUpAt };
    const listed = await letters().list();
    expect(listed).toMatchObject([{ ...shown, seq: 2n }, { ...shown, seq: 3n }]);
    expect(listed.map((letter) => 'payload' in letter && letter.payload !== undefined)).toEqual([false, false]);
  });

  it('take effect once more and are gone', async () => {
    await letters().again('writer', 2n);
    expect(await applied(test.database, 'writer')).toEqual([2]);
    expect(await left()).toEqual([3n]);
  });

  it('take effect once, however many ask at a time', async () => {
    const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => letters().again('writer', 2n)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'DEAD_LETTER_UNKNOWN' });
    expect(await applied(test.database, 'writer')).toEqual([2]);
  });

  it('stay when they fail again, with nothing of their effect and no text of the failure', async () => {
    const failing = letters(async (tx, message) => {
      await recording(test.database)(tx, message);
      throw new TypeError('a personal name');
    });
    await expect(failing.again('writer', 2n)).rejects.toMatchObject({ code: 'DEAD_LETTER_FAILED', message: 'Event 2 of writer failed again and stays: TypeError.' });
    expect(await left()).toEqual([2n, 3n]);
    expect(await applied(test.database, 'writer')).toEqual([]);
  });

  it('stay when nobody handles their type any more, and one that is none is refused', async () => {
    const without = createDeadLetters({ database: test.database, handlers: {}, clock });
    await expect(without.again('writer', 2n)).rejects.toMatchObject({ code: 'DEAD_LETTER_UNWANTED' });
    await expect(letters().again('writer', 1n)).rejects.toMatchObject({ code: 'DEAD_LETTER_UNKNOWN' });
    expect(await left()).toEqual([2n, 3n]);
  });

  it('are counted, with how far outbox and inbox have come', async () => {
    const metrics = createMetrics({ defaultMetrics: false });
    registerEventMetrics(metrics.registry, [test.database]);
    await publish(test.database, 1, 2);
    const text = await metrics.render();
    expect(text).toContain('mashang_inbox_dead_letters{subgraph="reader"} 2');
    expect(text).toContain('mashang_inbox_position{subgraph="reader",source="writer"} 3');
    expect(text).toContain('mashang_outbox_position{subgraph="reader"} 2');
    expect(text).toContain('mashang_inbox_failing{subgraph="reader"} 0');
  });
});
