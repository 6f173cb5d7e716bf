import { fixedClock } from '@mashang/domain';
import { silentLogger } from '@mashang/platform-observability';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase } from '@mashang/platform-testing';
import { applied, publish, recording } from '../test/event.fixture';
import { noteEntities, noteMigrations } from '../test/note.fixture';
import { createEventRelay } from './event-relay';
import type { EventHandlers } from './inbox';
import { createInbox } from './inbox';

const NINE = '2026-03-02T09:00:00+08:00';

jest.setTimeout(60_000);

describe('the relay in one process', () => {
  let writer: TestDatabase;
  let reader: TestDatabase;

  beforeEach(async () => {
    writer = await openTestDatabase({ name: 'writer', entities: noteEntities, migrations: noteMigrations });
    reader = await openTestDatabase({ name: 'reader', entities: noteEntities, migrations: noteMigrations });
  });

  afterEach(async () => {
    await writer.close();
    await reader.close();
  });

  const party = ({ database }: TestDatabase, handlers: EventHandlers = {}) => ({ database, inbox: createInbox({ database, handlers, clock: fixedClock(NINE), logger: silentLogger }) });
  const relay = (handlers: EventHandlers = { 'writer.NoteWritten': recording(reader.database) }) =>
    createEventRelay({ parties: [party(writer), party(reader, handlers)], logger: silentLogger });
  const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

  it('carries over what was published, in order, over several pages, and each message once', async () => {
    for (let first = 1; first <= 250; first += 50) await publish(writer.database, ...upTo(50).map((ordinal) => first + ordinal));
    expect(await relay().runOnce()).toBe(250);
    expect(await relay().runOnce()).toBe(0);
    await publish(writer.database, 251);
    expect(await relay().runOnce()).toBe(1);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(251));
  });

  it('leaves what fails, and all after it, for the next time', async () => {
    await publish(writer.database, 1, 2, 3);
    const failing: EventHandlers = {
      'writer.NoteWritten': (tx, message) => (message.seq === 2n ? Promise.reject(new Error('a defect')) : recording(reader.database)(tx, message)),
    };
    expect(await relay(failing).runOnce()).toBe(1);
    expect(await relay().runOnce()).toBe(0);
    expect(await applied(reader.database, 'writer')).toEqual([1]);
  });

  it('carries each message over once with two relays at the same moment', async () => {
    await publish(writer.database, ...upTo(40));
    await Promise.all([relay().runOnce(), relay().runOnce()]);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(40));
  });

  it('polls until it is closed', async () => {
    await publish(writer.database, 1);
    const met = { arrived: (): void => undefined };
    const arrival = new Promise<void>((resolve) => (met.arrived = resolve));
    const polling = relay({
      'writer.NoteWritten': async (tx, message) => {
        await recording(reader.database)(tx, message);
        met.arrived();
      },
    });
    polling.start(1);
    await arrival;
    await polling.close();
    expect(await applied(reader.database, 'writer')).toEqual([1]);
  });

  it('is not made for events of a subgraph that is not in the process', () => {
    expect(() => relay({ 'elsewhere.NoteWritten': () => Promise.resolve() })).toThrow('not in this process');
  });
});
