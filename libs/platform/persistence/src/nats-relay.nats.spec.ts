import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@mashang/domain';
import type { Logger } from '@mashang/platform-observability';
import { createLogger, silentLogger } from '@mashang/platform-observability';
import type { NatsServer, TestDatabase } from '@mashang/platform-testing';
import { natsServer, openTestDatabase, testContext } from '@mashang/platform-testing';
import type { JetStreamManager } from '@nats-io/jetstream';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { MoreThan } from 'typeorm';
import { applied, eventsOf, publish, recording } from '../test/event.fixture';
import { NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import { startNatsConsumer } from '../test/other-process';
import type { EventHandler } from './inbox';
import { createInbox } from './inbox';
import { IdempotencyRecordEntity } from './idempotency.entity';
import { InboxDeadLetterEntity, InboxPositionEntity } from './inbox.entity';
import type { NatsRelay, NatsRelayOptions } from './nats-relay';
import { startNatsRelay } from './nats-relay';
import { encodeMessage, ensureStream, STREAM, subjectOf } from './nats-stream';
import { NumberSeriesEntity } from './number-series.entity';
import { OutboxMessageEntity } from './outbox.entity';
import { OutboxPositionEntity } from './outbox-position.entity';

const ctx = testContext();
/** A logger, and what it was told. */
function listening(): { readonly lines: readonly Record<string, unknown>[]; readonly logger: Logger } {
  const lines: Record<string, unknown>[] = [];
  return { lines, logger: createLogger({ name: 'test', level: 'debug', destination: { write: (line) => void lines.push(JSON.parse(line)) } }) };
}

const upTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1);

jest.setTimeout(240_000);

describe('the relay over NATS JetStream', () => {
  let server: NatsServer;
  let writer: TestDatabase;
  let reader: TestDatabase;
  let relays: NatsRelay[];

  beforeEach(async () => {
    server = await natsServer();
    await server.start();
    writer = await openTestDatabase({ name: 'writer', entities: noteEntities, migrations: noteMigrations });
    reader = await openTestDatabase({ name: 'reader', entities: noteEntities, migrations: noteMigrations });
    relays = [];
  });

  afterEach(async () => {
    await Promise.all(relays.map((relay) => relay.close()));
    await writer.close();
    await reader.close();
    await server.close();
  });

  const start = (options: Omit<NatsRelayOptions, 'url' | 'logger'> & { readonly logger?: Logger }): NatsRelay => {
    const relay = startNatsRelay({ url: server.url, logger: silentLogger, everyMs: 20, ackWaitMs: 1_000, ...options });
    relays.push(relay);
    return relay;
  };
  const publishing = (logger: Logger = silentLogger) => start({ logger, party: { database: writer.database, inbox: createInbox({ database: writer.database, handlers: {}, clock: systemClock, logger: silentLogger }) } });
  const inboxOf = (handler: EventHandler, clock = systemClock) => createInbox({ database: reader.database, handlers: { 'writer.NoteWritten': handler }, clock, logger: silentLogger });
  const taking = (handler = recording(reader.database)) => start({ party: { database: reader.database, inbox: inboxOf(handler) } });
  const published = async (): Promise<bigint> => (await writer.database.manager(ctx).findOneBy(OutboxPositionEntity, { destination: 'nats' }))?.seq ?? 0n;

  /** Not a pause for something to happen in time: it ends only on what it waits for. */
  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    while (!(await holds())) await pause(20);
  };
  const untilApplied = (last: number) => until(async () => (await applied(reader.database, 'writer')).length >= last);

  const onServer = async <T>(work: (manager: JetStreamManager, send: (subject: string, body: string) => Promise<unknown>) => Promise<T>): Promise<T> => {
    const connection = await connect({ servers: server.url });
    try {
      return await work(await jetstreamManager(connection), (subject, body) => jetstream(connection).publish(subject, body));
    } finally {
      await connection.close();
    }
  };
  const inStream = () => onServer(async (manager) => (await manager.streams.info(STREAM)).state.messages);

  it('carries events over in order and once, with several instances on both sides that start together', async () => {
    await publish(writer.database, ...upTo(60));
    publishing();
    publishing();
    taking();
    taking();
    await untilApplied(60);
    await publish(writer.database, ...upTo(5).map((ordinal) => 60 + ordinal));
    await untilApplied(65);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(65));
    expect(await inStream()).toBe(65);
  });

  it('knows from the stream what it had published before it was killed, and nobody takes it twice', async () => {
    await publish(writer.database, ...upTo(10));
    const first = publishing();
    taking();
    await until(async () => (await published()) === 10n);
    await first.close();
    // As if the process had been killed after the server had them all.
    await writer.database.transaction(ctx, async (tx) => void (await writer.database.manager(tx).update(OutboxPositionEntity, { destination: 'nats' }, { seq: 3n })));
    await publish(writer.database, 11);
    publishing();
    await untilApplied(11);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(11));
    expect(await inStream()).toBe(11);
  });

  it('goes on where it was when the server is killed and comes back', async () => {
    publishing();
    taking();
    await publish(writer.database, ...upTo(5));
    await untilApplied(5);
    await server.kill();
    await publish(writer.database, 6, 7, 8);
    await server.start();
    await untilApplied(8);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(8));
  });

  it('gives a server back what it lost, and nobody takes it twice', async () => {
    publishing();
    taking();
    await publish(writer.database, ...upTo(5));
    await untilApplied(5);
    await server.kill();
    await server.wipe();
    await server.start();
    await publish(writer.database, 6);
    await untilApplied(6);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(6));
    expect(await inStream()).toBe(6);
  });

  it('fills a stream again that was made anew behind its back', async () => {
    publishing();
    await publish(writer.database, 1, 2, 3);
    await until(async () => (await published()) === 3n);
    await onServer(async (manager) => {
      await manager.streams.delete(STREAM);
      await ensureStream(manager);
    });
    await publish(writer.database, 4);
    taking();
    await untilApplied(4);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(4));
    expect(await inStream()).toBe(4);
  });

  it('can be closed while the server is away', async () => {
    publishing();
    taking();
    await publish(writer.database, 1);
    await untilApplied(1);
    await server.kill();
    await Promise.all(relays.map((relay) => relay.close()));
    relays = [];
  });

  it('begins when the server is there, and answers a close before', async () => {
    await server.kill();
    await publish(writer.database, 1);
    await publishing().close();
    publishing();
    taking();
    await server.start();
    await untilApplied(1);
    expect(await applied(reader.database, 'writer')).toEqual([1]);
  });

  it('takes a message once whose consumer is killed between commit and acknowledgement', async () => {
    await publish(writer.database, ...upTo(20));
    publishing();
    for (const standsAt of ['5', '12']) {
      const consumer = startNatsConsumer(reader.url, server.url, standsAt);
      await until(async () => consumer.lines.includes(`committed ${standsAt}`));
      consumer.child.kill('SIGKILL');
      await expect(consumer.ended).resolves.toBe('SIGKILL');
      expect(await applied(reader.database, 'writer')).toEqual(upTo(Number(standsAt)));
    }
    taking();
    await untilApplied(20);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(20));
    await until(() => onServer(async (manager) => (await manager.consumers.info(STREAM, 'reader-from-writer')).num_ack_pending === 0));
  });

  it('holds back what comes too early', async () => {
    const [first, second, third] = eventsOf('writer', 3);
    await onServer(async (manager, send) => {
      await ensureStream(manager);
      for (const message of [third!, second!, second!, first!]) await send(subjectOf('writer'), encodeMessage(message));
    });
    taking();
    await untilApplied(3);
    expect(await applied(reader.database, 'writer')).toEqual([1, 2, 3]);
  });

  it('drops what is none of ours and goes on', async () => {
    const [first] = eventsOf('writer', 1);
    await onServer(async (manager, send) => {
      await ensureStream(manager);
      for (const body of ['rubbish', encodeMessage({ ...first!, source: 'other' }), encodeMessage(first!)]) await send(subjectOf('writer'), body);
    });
    taking();
    await untilApplied(1);
    await until(() => onServer(async (manager) => (await manager.consumers.info(STREAM, 'reader-from-writer')).num_ack_pending === 0));
  });

  it('publishes on past messages on its subject that are none of its own, and tells of them once', async () => {
    const { lines, logger } = listening();
    await publish(writer.database, 1, 2);
    const first = publishing();
    await until(async () => (await published()) === 2n);
    await first.close();
    const [forged] = eventsOf('other', 1);
    await onServer(async (_, send) => {
      for (const body of ['rubbish', '{}', encodeMessage(forged!)]) await send(subjectOf('writer'), body);
    });
    await publish(writer.database, 3);
    publishing(logger);
    taking();
    await untilApplied(3);
    await onServer((_, send) => send(subjectOf('writer'), 'more rubbish'));
    await publish(writer.database, 4);
    await untilApplied(4);
    expect(await applied(reader.database, 'writer')).toEqual([1, 2, 3, 4]);
    expect(await inStream()).toBe(8);
    expect(lines.filter(({ event }) => String(event).includes('none of its own')).map(({ streamSeq }) => streamSeq)).toEqual([5, 7]);
  });

  it('sends all again when it finds none of its own near the end of the stream', async () => {
    await publish(writer.database, 1, 2);
    const first = publishing();
    await until(async () => (await published()) === 2n);
    await first.close();
    await onServer(async (_, send) => {
      for (const ordinal of upTo(1_000)) await send(subjectOf('writer'), `rubbish ${ordinal}`);
    });
    await publish(writer.database, 3);
    publishing();
    taking();
    await untilApplied(3);
    expect(await applied(reader.database, 'writer')).toEqual([1, 2, 3]);
  });

  /** The outbox as a backup after its third message had it. */
  const restoreWriter = () =>
    writer.database.transaction(ctx, async (tx) => {
      const manager = writer.database.manager(tx);
      await manager.delete(OutboxMessageEntity, { seq: MoreThan(3n) });
      await manager.delete(IdempotencyRecordEntity, { mutation: 'writer.write' });
      await manager.update(NumberSeriesEntity, { series: 'platform.outbox' }, { lastNumber: 3n });
      await manager.update(OutboxPositionEntity, { destination: 'nats' }, { seq: 3n });
    });
  const refusals = (lines: readonly Record<string, unknown>[]) => lines.filter(({ level, event }) => level === 'error' && event === 'events are not published');

  it.each([
    ['before it is started again', [], true],
    ['and goes on', [4, 5], true],
    ['and goes on beyond what it had', [4, 5, 6], true],
    ['under a running process, and goes on', [4, 5, 6], false],
  ])('publishes nothing and says what to do when its database was restored %s', async (_case, since, isStartedAgain) => {
    const { lines, logger } = listening();
    const first = publishing(logger);
    taking();
    await publish(writer.database, ...upTo(5));
    await untilApplied(5);
    await until(async () => (await published()) === 5n);
    if (isStartedAgain) await first.close();
    await restoreWriter();
    if (since.length > 0) await publish(writer.database, ...since);
    if (isStartedAgain) publishing(logger);
    await until(async () => refusals(lines).length > 1);
    expect(refusals(lines)[0]).toMatchObject({
      error: { code: 'OUTBOX_BEHIND_STREAM', message: expect.stringMatching(/event 5 of writer.*both have the same up to event 3\).*"After a restore" in/) },
    });
    expect(await inStream()).toBe(5);
  });

  it('publishes again after a restore, and every event arrives, once stream and positions are set back as the README says', async () => {
    const taken: bigint[] = [];
    const handler: EventHandler = (_, { seq }) => Promise.resolve(void taken.push(seq));
    publishing();
    taking(handler);
    await publish(writer.database, ...upTo(5));
    await until(() => Promise.resolve(taken.length >= 5));
    await Promise.all(relays.map((relay) => relay.close()));
    await restoreWriter();
    await onServer(async (manager) => void (await manager.streams.delete(STREAM)));
    await reader.database.transaction(ctx, async (tx) => void (await reader.database.manager(tx).update(InboxPositionEntity, { source: 'writer' }, { seq: 3n })));
    await publish(writer.database, 4, 5, 6);
    publishing();
    taking(handler);
    await until(() => Promise.resolve(taken.length >= 8));
    expect(taken).toEqual([1n, 2n, 3n, 4n, 5n, 4n, 5n, 6n]);
  });

  /** The reader's database as a backup after the third message had it. */
  const restoreReader = () =>
    reader.database.transaction(ctx, async (tx) => {
      const manager = reader.database.manager(tx);
      await manager.delete(NoteEntity, { counter: MoreThan(3n) });
      await manager.update(NumberSeriesEntity, { series: 'applied.writer' }, { lastNumber: 3n });
      await manager.update(InboxPositionEntity, { source: 'writer' }, { seq: 3n });
    });

  it('takes again what it had acknowledged when its database was restored before it starts, also when nothing new comes', async () => {
    const { lines, logger } = listening();
    publishing();
    const first = taking();
    await publish(writer.database, ...upTo(5));
    await untilApplied(5);
    await until(() => onServer(async (manager) => (await manager.consumers.info(STREAM, 'reader-from-writer')).num_ack_pending === 0));
    await first.close();
    await restoreReader();
    start({ logger, party: { database: reader.database, inbox: inboxOf(recording(reader.database)) } });
    await untilApplied(5);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(5));
    expect(lines.filter(({ event }) => String(event).includes('behind what it had acknowledged'))).toMatchObject([{ source: 'writer', position: '3', acknowledged: '5' }]);
  });

  it('takes again what it had acknowledged when its database was restored under it, once a later event has waited for long', async () => {
    const { lines, logger } = listening();
    publishing();
    start({ logger, patienceMs: 100, party: { database: reader.database, inbox: inboxOf(recording(reader.database)) } });
    await publish(writer.database, ...upTo(5));
    await untilApplied(5);
    await until(() => onServer(async (manager) => (await manager.consumers.info(STREAM, 'reader-from-writer')).num_ack_pending === 0));
    await restoreReader();
    await publish(writer.database, 6);
    await untilApplied(6);
    expect(await applied(reader.database, 'writer')).toEqual(upTo(6));
    expect(lines.filter(({ event }) => String(event).startsWith('an event is missing'))).toMatchObject([{ source: 'writer', missing: '4' }]);
  });

  it('tells once of an event that the stream does not have, and asks for it once', async () => {
    const { lines, logger } = listening();
    const [first, second, third] = eventsOf('writer', 3);
    await onServer(async (manager, send) => {
      await ensureStream(manager);
      for (const message of [first!, third!]) await send(subjectOf('writer'), encodeMessage(message));
    });
    const inner = inboxOf(recording(reader.database));
    const deliveries = { early: 0 };
    const deliver: typeof inner.deliver = async (message) => {
      const delivery = await inner.deliver(message);
      if (delivery.outcome === 'EARLY') deliveries.early += 1;
      // As a message that is on its way, without the pause.
      return delivery.outcome === 'EARLY' ? { ...delivery, retryAt: new Date(0) } : delivery;
    };
    start({ logger, patienceMs: 10, party: { database: reader.database, inbox: { sources: inner.sources, positionOf: (source) => inner.positionOf(source), deliver } } });
    await until(() => Promise.resolve(deliveries.early > 50));
    expect(lines.filter(({ event }) => String(event).startsWith('an event is missing'))).toHaveLength(1);
    await onServer((_, send) => send(subjectOf('writer'), encodeMessage(second!)));
    await untilApplied(3);
    expect(await applied(reader.database, 'writer')).toEqual([1, 2, 3]);
  });

  it('delivers a message that fails until it takes effect or is given up, and what follows waits for it', async () => {
    await publish(writer.database, 1, 2, 3);
    const held = { hour: 0, failures: 0 };
    const handler: EventHandler = async (tx, message) => {
      if (message.seq === 1n && (held.failures += 1) <= 2) throw new Error('a defect');
      if (message.seq === 2n) throw new TypeError('a defect');
      await recording(reader.database)(tx, message);
    };
    // Each look at this clock is an hour later, so nothing waits for its time.
    const hurried = { now: () => new Date(Date.UTC(2026, 2, 2, (held.hour += 1))) };
    publishing();
    start({ party: { database: reader.database, inbox: inboxOf(handler, hurried) }, clock: { now: () => new Date('2100-01-01T00:00:00Z') } });
    await untilApplied(2);
    expect(await applied(reader.database, 'writer')).toEqual([1, 3]);
    expect(await reader.database.manager(ctx).find(InboxDeadLetterEntity)).toMatchObject([{ source: 'writer', seq: 2n, lastError: 'TypeError' }]);
  });
});
