import { fixedClock } from '@mashang/domain';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, person, testContext } from '@mashang/platform-testing';
import { aNote, NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import { AuditRecordEntity } from './audit.entity';
import type { Database, Journal, MutationRequest, UnitOfWork } from './contracts';
import { IdempotencyRecordEntity } from './idempotency.entity';
import type { OperationContext } from './operation-context';
import { OutboxMessageEntity } from './outbox.entity';
import { createUnitOfWork } from './unit-of-work';

const ctx = testContext();

function request(changes: Partial<MutationRequest> = {}): MutationRequest {
  return { name: 'notes.writeNote', idempotencyKey: 'request-key-1', input: { title: 'a', amount: '1.00' }, ...changes };
}

describe('the unit of work', () => {
  let test: TestDatabase;
  let database: Database;
  let unitOfWork: UnitOfWork;
  let effects: number;

  beforeEach(async () => {
    test = await openTestDatabase({ name: 'unit_of_work', entities: noteEntities, migrations: noteMigrations });
    database = test.database;
    unitOfWork = createUnitOfWork(database);
    effects = 0;
  });

  afterEach(() => test.close());

  async function writeNote(within: OperationContext, journal: Journal): Promise<{ readonly id: string }> {
    effects += 1;
    const id = `note-${effects}`;
    await database.manager(within).insert(NoteEntity, aNote({ id }));
    journal.audit({
      action: 'note.write',
      entityType: 'Note',
      entityId: id,
      divisionCode: '350199101000',
      change: { title: [null, 'a'] },
    });
    journal.publish({ type: 'NoteWritten', key: id, divisionCode: '350199101000', payload: { id, n: effects } });
    return { id };
  }

  async function counts() {
    const manager = database.manager(ctx);
    return {
      notes: await manager.count(NoteEntity),
      idempotency: await manager.count(IdempotencyRecordEntity),
      audit: await manager.count(AuditRecordEntity),
      outbox: await manager.count(OutboxMessageEntity),
    };
  }

  it('writes the work, its idempotency record, its audit record and its event together', async () => {
    await expect(unitOfWork.run(ctx, request(), writeNote)).resolves.toEqual({ id: 'note-1' });
    await expect(counts()).resolves.toEqual({ notes: 1, idempotency: 1, audit: 1, outbox: 1 });
  });

  it('leaves nothing of a mutation that fails, and does not remember its key', async () => {
    const failing = unitOfWork.run(ctx, request(), async (within, journal) => {
      await writeNote(within, journal);
      throw new Error('refused');
    });
    await expect(failing).rejects.toThrow('refused');
    await expect(counts()).resolves.toEqual({ notes: 0, idempotency: 0, audit: 0, outbox: 0 });
    await unitOfWork.run(ctx, request(), writeNote);
    await expect(counts()).resolves.toEqual({ notes: 1, idempotency: 1, audit: 1, outbox: 1 });
  });

  it('refuses an event that no column and no server of events could hold, and leaves nothing of its mutation', async () => {
    const publishing = (text: string) =>
      unitOfWork.run(ctx, request(), (_, journal) => {
        journal.publish({ type: 'NoteWritten', key: 'note', divisionCode: '350199101000', payload: { text } });
        return Promise.resolve(null);
      });
    // 11 bytes are the JSON around the text, a Han character is three.
    await expect(publishing(`${'马'.repeat(19_996)}ab`)).rejects.toThrow('the payload of NoteWritten has 60001 bytes');
    await expect(counts()).resolves.toEqual({ notes: 0, idempotency: 0, audit: 0, outbox: 0 });
    await publishing(`${'马'.repeat(19_996)}a`);
    const [{ payload } = { payload: '' }] = await database.manager(ctx).find(OutboxMessageEntity);
    expect(Buffer.byteLength(payload)).toBe(60_000);
  });

  it('answers a repeated request with the first result and no second effect, whatever the order of its keys', async () => {
    const first = await unitOfWork.run(ctx, request(), writeNote);
    const again = await unitOfWork.run(ctx, request({ input: { amount: '1.00', title: 'a' } }), writeNote);
    expect(again).toEqual(first);
    expect(effects).toBe(1);
  });

  it('carries out twenty identical requests at once a single time and answers all alike', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => unitOfWork.run(ctx, request(), writeNote)));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    await expect(counts()).resolves.toEqual({ notes: 1, idempotency: 1, audit: 1, outbox: 1 });
  });

  it('carries out a request whose rival with the same key failed', async () => {
    const requests = Array.from({ length: 6 }, (_, position) =>
      unitOfWork.run(ctx, request(), async (within, journal) => {
        const result = await writeNote(within, journal);
        if (position === 0) throw new Error('the first fails');
        return result;
      }),
    );
    const settled = await Promise.allSettled(requests);
    expect(settled.filter(({ status }) => status === 'fulfilled').length).toBeGreaterThanOrEqual(5);
    await expect(counts()).resolves.toEqual({ notes: 1, idempotency: 1, audit: 1, outbox: 1 });
  });

  it('refuses a key that was used for another input', async () => {
    await unitOfWork.run(ctx, request(), writeNote);
    const reused = unitOfWork.run(ctx, request({ input: { title: 'b' } }), writeNote);
    await expect(reused).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
    await expect(counts()).resolves.toEqual({ notes: 1, idempotency: 1, audit: 1, outbox: 1 });
  });

  it.each([
    ['another person', testContext({ principal: person.auditor() }), request()],
    ['another mutation', ctx, request({ name: 'notes.closeNote' })],
    ['another key', ctx, request({ idempotencyKey: 'REQUEST-KEY-1' })],
  ])('takes the request of %s for another request', async (_who, otherCtx, otherRequest) => {
    await unitOfWork.run(ctx, request(), writeNote);
    await unitOfWork.run(otherCtx, otherRequest, writeNote);
    expect(effects).toBe(2);
  });

  it('commits with the transaction it is called in, and goes with it', async () => {
    const outer = database.transaction(ctx, async (within) => {
      await unitOfWork.run(within, request(), writeNote);
      throw new Error('outer fails');
    });
    await expect(outer).rejects.toThrow('outer fails');
    await expect(counts()).resolves.toEqual({ notes: 0, idempotency: 0, audit: 0, outbox: 0 });
  });

  it('numbers events in the order of commit without a gap, dated by the clock of the context', async () => {
    const later = testContext({ clock: fixedClock('2026-03-02T10:00:00+08:00') });
    const keys = Array.from({ length: 12 }, (_, position) => `outbox-key-${position}`);
    await Promise.allSettled(
      keys.map((idempotencyKey, position) =>
        unitOfWork.run(later, request({ idempotencyKey }), async (within, journal) => {
          const result = await writeNote(within, journal);
          if (position % 3 === 0) throw new Error('rolled back');
          return result;
        }),
      ),
    );
    const messages = await database.manager(ctx).find(OutboxMessageEntity, { order: { seq: 'ASC' } });
    expect(messages.map(({ seq }) => seq)).toEqual([1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n]);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(8);
    expect(messages[0]?.occurredAt.toISOString()).toBe('2026-03-02T02:00:00.000Z');
    expect(JSON.parse(messages[0]?.payload ?? '')).toMatchObject({ id: messages[0]?.key });
  });

  it('refuses what is journalled after the work has ended', async () => {
    const kept: Journal[] = [];
    await unitOfWork.run(ctx, request(), (_within, journal) => {
      kept.push(journal);
      return Promise.resolve(null);
    });
    expect(() => kept[0]?.publish({ type: 'Late', key: 'k', divisionCode: 'd', payload: null })).toThrow('has ended');
  });

  it.each([7, 65])('refuses a key of %i characters before anything is done', async (length) => {
    const refused = unitOfWork.run(ctx, request({ idempotencyKey: 'k'.repeat(length) }), () => Promise.reject(new Error('must not run')));
    await expect(refused).rejects.toMatchObject({ code: 'IDEMPOTENCY_KEY_LENGTH' });
  });

  it.each([8, 64])('takes a key of %i characters', async (length) => {
    await expect(unitOfWork.run(ctx, request({ idempotencyKey: 'k'.repeat(length) }), async () => 'done')).resolves.toBe('done');
  });
});
