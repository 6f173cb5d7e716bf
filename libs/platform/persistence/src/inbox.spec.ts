import { fixedClock } from '@mashang/domain';
import { silentLogger } from '@mashang/platform-observability';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import fc from 'fast-check';
import { applied, eventsOf, recording } from '../test/event.fixture';
import { startEventConsumer } from '../test/other-process';
import { noteEntities, noteMigrations } from '../test/note.fixture';
import { openDatabase } from './database';
import { InboxDeadLetterEntity, InboxPositionEntity } from './inbox.entity';
import type { EventHandler, Inbox } from './inbox';
import { createInbox } from './inbox';

const NINE = '2026-03-02T09:00:00+08:00';
const ctx = testContext();

jest.setTimeout(120_000);

describe('the inbox', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    test = await openTestDatabase({ name: 'reader', entities: noteEntities, migrations: noteMigrations });
  });

  afterEach(() => test.close());

  const inbox = (handler: EventHandler = recording(test.database), at = NINE, database = test.database): Inbox =>
    createInbox({ database, handlers: { 'writer.NoteWritten': handler }, clock: fixedClock(at), logger: silentLogger });
  const deadLetters = () => test.database.manager(ctx).find(InboxDeadLetterEntity);
  const failing: EventHandler = () => Promise.reject(new TypeError('a defect'));

  it('applies each message once and in order, whatever the order, repetition and interleaving of deliveries', async () => {
    let round = 0;
    const deliveries = fc.integer({ min: 1, max: 8 }).chain((count) => fc.record({ count: fc.constant(count), order: fc.array(fc.nat(count - 1), { maxLength: 24 }), together: fc.integer({ min: 1, max: 4 }) }));
    const law = fc.asyncProperty(deliveries, async ({ count, order, together }) => {
      const source = `writer-${(round += 1)}`;
      const handlers = { [`${source}.NoteWritten`]: recording(test.database) };
      const readers = [0, 1].map(() => createInbox({ database: test.database, handlers, clock: fixedClock(NINE), logger: silentLogger }));
      const messages = eventsOf(source, count);
      // What comes early is delivered again, as every relay does: in the end in order, once more for all.
      const all = [...order, ...messages.keys()];
      for (let start = 0; start < all.length; start += together) {
        await Promise.all(all.slice(start, start + together).map((position, index) => readers[index % 2]!.deliver(messages[position]!)));
      }
      for (const message of messages) await readers[0]!.deliver(message);
      expect(await applied(test.database, source)).toEqual(messages.map(({ seq }) => Number(seq)));
    });
    await fc.assert(law, { numRuns: 40 });
  });

  it('tells applied, duplicate and early apart', async () => {
    const [first, second, third] = eventsOf('writer', 3);
    expect(await inbox().deliver(second!)).toEqual({ outcome: 'EARLY', retryAt: new Date('2026-03-02T09:00:01+08:00'), missing: 1n });
    expect(await inbox().deliver(first!)).toEqual({ outcome: 'APPLIED' });
    expect(await inbox().deliver(first!)).toEqual({ outcome: 'DUPLICATE' });
    expect(await inbox().deliver(second!)).toEqual({ outcome: 'APPLIED' });
    expect(await inbox().deliver(third!)).toEqual({ outcome: 'APPLIED' });
    expect(await applied(test.database, 'writer')).toEqual([1, 2, 3]);
  });

  it('passes over types that nobody here wants, and moves on', async () => {
    const [first, second] = eventsOf('writer', 2);
    expect(await inbox().deliver({ ...first!, type: 'NoteLost' })).toEqual({ outcome: 'APPLIED' });
    expect(await inbox().deliver(second!)).toEqual({ outcome: 'APPLIED' });
    expect(await applied(test.database, 'writer')).toEqual([2]);
  });

  it('keeps nothing of a message that fails, and lets it and those after it wait longer each time', async () => {
    const [first, second] = eventsOf('writer', 2);
    const half: EventHandler = async (tx, message) => {
      await recording(test.database)(tx, message);
      throw new TypeError('a defect');
    };
    expect(await inbox(half).deliver(first!)).toEqual({ outcome: 'FAILED', retryAt: new Date('2026-03-02T09:00:10+08:00') });
    expect(await applied(test.database, 'writer')).toEqual([]);
    expect(await inbox().deliver(first!)).toEqual({ outcome: 'FAILED', retryAt: new Date('2026-03-02T09:00:10+08:00') });
    expect(await inbox().deliver(second!)).toEqual({ outcome: 'EARLY', retryAt: new Date('2026-03-02T09:00:10+08:00') });
    expect(await inbox(half, '2026-03-02T09:00:10+08:00').deliver(first!)).toEqual({ outcome: 'FAILED', retryAt: new Date('2026-03-02T09:00:30+08:00') });
    expect(await inbox(undefined, '2026-03-02T09:00:30+08:00').deliver(first!)).toEqual({ outcome: 'APPLIED' });
    expect(await test.database.manager(ctx).find(InboxPositionEntity)).toMatchObject([{ seq: 1n, attempts: 0, nextAttemptAt: null, lastError: null }]);
  });

  it('keeps a message whole that failed ten times, by the name of its failure only, and goes on', async () => {
    const [first, second] = eventsOf('writer', 2);
    const outcomes: string[] = [];
    for (let day = 10; day < 20; day += 1) outcomes.push((await inbox(failing, `2026-03-${day}T09:00:00+08:00`).deliver(first!)).outcome);
    expect(outcomes).toEqual([...Array.from({ length: 9 }, () => 'FAILED'), 'GIVEN_UP']);
    expect(await deadLetters()).toMatchObject([{ ...first, lastError: 'TypeError', givenUpAt: new Date('2026-03-19T09:00:00+08:00') }]);
    expect(await inbox().deliver(first!)).toEqual({ outcome: 'DUPLICATE' });
    expect(await inbox().deliver(second!)).toEqual({ outcome: 'APPLIED' });
  });

  it('treats a payload that is no JSON as a failure of its own message', async () => {
    const [first] = eventsOf('writer', 1);
    expect((await inbox().deliver({ ...first!, payload: '{' })).outcome).toBe('FAILED');
    expect(await test.database.manager(ctx).find(InboxPositionEntity)).toMatchObject([{ seq: 0n, lastError: 'SyntaxError' }]);
  });

  it('applies each message once with several instances that deliver all of them at the same moment', async () => {
    const open = () => openDatabase({ name: 'reader', url: test.url, entities: noteEntities, migrations: noteMigrations });
    const others = await Promise.all([open(), open()]);
    const messages = eventsOf('writer', 30);
    const outcomes = await Promise.all(
      [test.database, ...others].map(async (database) => {
        const own = inbox(recording(database), NINE, database);
        const count = { applied: 0 };
        for (const message of messages) if ((await own.deliver(message)).outcome === 'APPLIED') count.applied += 1;
        return count.applied;
      }),
    );
    await Promise.all(others.map((database) => database.close()));
    expect(outcomes.reduce((sum, count) => sum + count)).toBe(30);
    expect(await applied(test.database, 'writer')).toEqual(messages.map(({ seq }) => Number(seq)));
  });

  it('has applied each message once when the process that applies them is killed in the middle', async () => {
    const messages = eventsOf('writer', 300);
    for (const lines of [7, 23]) {
      const instance = startEventConsumer(test.url, '300');
      await instance.said(lines);
      instance.child.kill('SIGKILL');
      await expect(instance.ended).resolves.toBe('SIGKILL');
    }
    expect(await inbox().positionOf('writer')).toBe(BigInt((await applied(test.database, 'writer')).length));
    for (const message of messages) await inbox().deliver(message);
    expect(await applied(test.database, 'writer')).toEqual(messages.map(({ seq }) => Number(seq)));
  });

  it('is not opened for events of its own subgraph, nor for a name that is none', () => {
    const open = (name: string) => () => createInbox({ database: test.database, handlers: { [name]: failing }, clock: fixedClock(NINE), logger: silentLogger });
    expect(open('reader.NoteWritten')).toThrow('does not consume its own events');
    expect(open('NoteWritten')).toThrow('<source>.<Type>');
    expect(open('writer.Note.Written')).toThrow('<source>.<Type>');
  });
});
