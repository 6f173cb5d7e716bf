import { Money } from '@mashang/domain';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import fc from 'fast-check';
import { aNote, NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import { instantFromRaw, integerFromRaw } from './columns';
import type { Database } from './contracts';

const ctx = testContext();
const LARGEST = 2n ** 63n - 1n;

describe('portable columns', () => {
  let test: TestDatabase;
  let database: Database;
  let next = 0;

  beforeAll(async () => {
    test = await openTestDatabase({ name: 'columns', entities: noteEntities, migrations: noteMigrations });
    database = test.database;
  });

  afterAll(() => test.close());

  async function stored(changes: Partial<NoteEntity>): Promise<NoteEntity> {
    next += 1;
    const id = `note-${next}`;
    await database.transaction(ctx, (within) => database.manager(within).insert(NoteEntity, aNote({ ...changes, id })));
    return database.manager(ctx).findOneByOrFail(NoteEntity, { id });
  }

  it('give back what was stored, of every kind', async () => {
    const note = {
      title: '马上就办 "办\' \\ 好',
      prose: '𠮷野家\n😀',
      amount: Money.ofFen(-123_456_789_012_345_678n),
      counter: -LARGEST - 1n,
      urgent: true,
      tags: ['低保', 'a'],
      dueDate: '2026-02-28',
      period: '2026-02',
      writtenAt: new Date('2026-03-08T16:59:59.999Z'),
      closedAt: new Date('1999-12-31T16:00:00.001Z'),
    };
    await expect(stored(note)).resolves.toMatchObject(note);
  });

  it('give back null for null and false for false', async () => {
    const nothing = { prose: null, counter: null, closedAt: null, urgent: false };
    await expect(stored(nothing)).resolves.toMatchObject(nothing);
  });

  it('keep every 64-bit amount exactly, and find it again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.bigInt(-LARGEST - 1n, LARGEST), async (fen) => {
        const { id, amount } = await stored({ amount: Money.ofFen(fen), counter: fen });
        expect(amount.fen).toBe(fen);
        const found = await database.manager(ctx).findOneBy(NoteEntity, { id, counter: fen, amount: Money.ofFen(fen) });
        expect(found?.counter).toBe(fen);
      }),
      { numRuns: 30 },
    );
  });

  it('keep every instant to the millisecond, whatever the zone of the machine, and find it again', async () => {
    const instants = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    });
    await fc.assert(
      fc.asyncProperty(instants, async (writtenAt) => {
        const { id, writtenAt: read } = await stored({ writtenAt });
        expect(read.toISOString()).toBe(writtenAt.toISOString());
        const query = database.manager(ctx).createQueryBuilder(NoteEntity, 'note').where('note.id = :id', { id });
        await expect(query.clone().andWhere('note.writtenAt = :writtenAt', { writtenAt }).getCount()).resolves.toBe(1);
        await expect(query.clone().andWhere('note.writtenAt > :writtenAt', { writtenAt }).getCount()).resolves.toBe(0);
        const raw = await query.select('MAX(note.writtenAt)', 'latest').getRawOne<{ latest: unknown }>();
        expect(instantFromRaw(raw?.latest).toISOString()).toBe(writtenAt.toISOString());
      }),
      { numRuns: 30 },
    );
  });

  it('keep instants as UTC text that any tool reads', async () => {
    const { id } = await stored({ writtenAt: new Date('2026-03-02T09:00:00.120+08:00') });
    const raw = await database
      .manager(ctx)
      .createQueryBuilder(NoteEntity, 'note')
      .select('CAST(note.writtenAt AS CHAR(23))', 'text')
      .where({ id })
      .getRawOne<{ text: unknown }>();
    expect(raw?.text).toBe('2026-03-02 01:00:00.120');
  });

  it('tell codes apart that differ in letter case only', async () => {
    await stored({ number: 'case-A1' });
    await stored({ number: 'case-a1' });
    await expect(database.manager(ctx).countBy(NoteEntity, { number: 'case-a1' })).resolves.toBe(1);
  });

  it('tell rare Han characters apart', async () => {
    await stored({ title: '𠀀' });
    await stored({ title: '𠀁' });
    await expect(database.manager(ctx).countBy(NoteEntity, { title: '𠀀' })).resolves.toBe(1);
  });

  it('count and sum exactly in raw results', async () => {
    await stored({ divisionCode: 'sums', amount: Money.ofFen(9_007_199_254_740_993n) });
    await stored({ divisionCode: 'sums', amount: Money.ofFen(2n) });
    const raw = await database
      .manager(ctx)
      .createQueryBuilder(NoteEntity, 'note')
      .select('COUNT(*)', 'notes')
      .addSelect('SUM(note.amount)', 'fen')
      .where('note.divisionCode = :code', { code: 'sums' })
      .getRawOne<{ notes: unknown; fen: unknown }>();
    expect(integerFromRaw(raw?.notes)).toBe(2n);
    expect(integerFromRaw(raw?.fen)).toBe(9_007_199_254_740_995n);
  });

  it('refuse to take for an integer or an instant what is none', () => {
    expect(() => integerFromRaw(1.5)).toThrow(TypeError);
    expect(() => integerFromRaw(2 ** 60)).toThrow(TypeError);
    expect(() => instantFromRaw('yesterday')).toThrow(TypeError);
  });
});
