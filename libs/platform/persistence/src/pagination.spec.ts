import { Money } from '@mashang/domain';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import fc from 'fast-check';
import { aNote, NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import type { Database } from './contracts';
import type { KeysetList } from './cursor';
import { decodeCursor, encodeCursor } from './cursor';
import type { Connection } from './pagination';
import { fetchPage, keysetPage, pageSize } from './pagination';

const ctx = testContext();

const byTime: KeysetList<NoteEntity> = {
  name: 'notes.byTime',
  order: [
    { property: 'writtenAt', kind: 'instant', direction: 'DESC' },
    { property: 'id', kind: 'text', direction: 'ASC' },
  ],
};

const byAmount: KeysetList<NoteEntity> = {
  name: 'notes.byAmount',
  order: [
    { property: 'amount', kind: 'integer', direction: 'ASC' },
    { property: 'version', kind: 'integer', direction: 'DESC' },
    { property: 'id', kind: 'text', direction: 'ASC' },
  ],
};

describe('a keyset list', () => {
  let test: TestDatabase;
  let database: Database;

  beforeAll(async () => {
    test = await openTestDatabase({ name: 'pages', entities: noteEntities, migrations: noteMigrations });
    database = test.database;
    // Few distinct values, so that pages end within rows that are equal but for the id.
    const notes = Array.from({ length: 37 }, (_, position) =>
      aNote({
        id: `note-${String((position * 17) % 37).padStart(2, '0')}`,
        writtenAt: new Date(Date.UTC(2026, 2, 2, 0, 0, 0, position % 4)),
        amount: Money.ofFen(2n ** 60n + BigInt(position % 5)),
        version: (position % 3) + 1,
        divisionCode: position % 2 === 0 ? 'even' : 'odd',
      }),
    );
    await database.transaction(ctx, (within) => database.manager(within).insert(NoteEntity, notes));
  });

  afterAll(() => test.close());

  function page(
    list: KeysetList<NoteEntity>,
    first: number | null,
    after: string | null,
    division?: string,
  ): Promise<Connection<NoteEntity>> {
    const query = database.manager(ctx).createQueryBuilder(NoteEntity, 'note');
    if (division !== undefined) query.where('note.divisionCode = :division OR 1 = 0', { division });
    return fetchPage(query, list, { first, after });
  }

  async function walk(list: KeysetList<NoteEntity>, first: number, division?: string): Promise<readonly string[]> {
    const seen: string[] = [];
    let after: string | null = null;
    for (let pages = 1; ; pages += 1) {
      if (pages > 50) throw new Error('the pages do not end');
      const connection: Connection<NoteEntity> = await page(list, first, after, division);
      expect(connection.edges.length).toBeLessThanOrEqual(first);
      expect(connection.pageInfo.hasPreviousPage).toBe(after !== null);
      seen.push(...connection.edges.map(({ node }) => node.id));
      if (!connection.pageInfo.hasNextPage) return seen;
      after = connection.pageInfo.endCursor;
    }
  }

  it.each([byTime, byAmount])(
    'is, page after page and for any size of page, the whole list in order without repetition: $name',
    async (list) => {
      const whole = await walk(list, 100);
      expect(new Set(whole).size).toBe(37);
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (first) => {
          await expect(walk(list, first)).resolves.toEqual(whole);
        }),
        { numRuns: 12 },
      );
    },
  );

  it('is ordered as it says', async () => {
    const { edges } = await page(byTime, 100, null);
    const ordered = edges
      .map(({ node }) => node)
      .sort((a, b) => b.writtenAt.getTime() - a.writtenAt.getTime() || (a.id < b.id ? -1 : 1));
    expect(edges.map(({ node }) => node.id)).toEqual(ordered.map(({ id }) => id));
  });

  it('keeps the filter of its query on every page', async () => {
    await expect(walk(byTime, 4, 'odd')).resolves.toHaveLength(18);
  });

  it('does not shift when a row is put before the page', async () => {
    const firstPage = await page(byTime, 5, null);
    const before = await page(byTime, 5, firstPage.pageInfo.endCursor);
    await database.transaction(ctx, (within) =>
      database.manager(within).insert(NoteEntity, aNote({ id: 'newest', writtenAt: new Date('2027-01-01T00:00:00Z') })),
    );
    const after = await page(byTime, 5, firstPage.pageInfo.endCursor);
    await database.transaction(ctx, (within) => database.manager(within).delete(NoteEntity, { id: 'newest' }));
    expect(after).toEqual(before);
  });

  it('has twenty rows on a page unless told', async () => {
    await expect(page(byTime, null, null)).resolves.toMatchObject({
      edges: { length: 20 },
      pageInfo: { hasNextPage: true },
    });
  });

  it('answers an empty page for a query without rows', async () => {
    await expect(page(byTime, 5, null, 'nowhere')).resolves.toEqual({
      edges: [],
      pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
    });
  });

  it.each([0, -1, 101, 1.5, Number.NaN])('refuses a page of %s rows', async (first) => {
    await expect(page(byTime, first, null)).rejects.toMatchObject({ code: 'PAGE_SIZE_OUT_OF_RANGE' });
  });

  it('refuses the cursor of another list', async () => {
    const { pageInfo } = await page(byAmount, 1, null);
    await expect(page(byTime, 1, pageInfo.endCursor)).rejects.toMatchObject({ code: 'FOREIGN_CURSOR' });
  });

  it.each([
    ['nothing', ''],
    ['no base64', '%%%'],
    ['no JSON', Buffer.from('notes').toString('base64url')],
    ['no list', Buffer.from('{"a":1}').toString('base64url')],
    ['no name', Buffer.from('[1,2]').toString('base64url')],
    ['a value that is an object', Buffer.from('["notes.byTime",{"a":1},"x"]').toString('base64url')],
    ['too few values', encodeCursor('notes.byTime', ['2026-03-02T00:00:00.000Z'])],
    ['too many values', encodeCursor('notes.byTime', ['2026-03-02T00:00:00.000Z', 'a', 'b'])],
    ['no instant', encodeCursor('notes.byTime', ['yesterday', 'a'])],
    ['a number for text', encodeCursor('notes.byTime', ['2026-03-02T00:00:00.000Z', 1])],
  ])('refuses a cursor that is %s', async (_what, cursor) => {
    await expect(page(byTime, 1, cursor)).rejects.toMatchObject({ code: 'MALFORMED_CURSOR' });
  });

  it('refuses a cursor whose integer is none', async () => {
    await expect(page(byAmount, 1, encodeCursor('notes.byAmount', ['1 OR 1=1', '1', 'a']))).rejects.toMatchObject({
      code: 'MALFORMED_CURSOR',
    });
  });
});

describe('a cursor', () => {
  it('gives back what it was made of', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.oneof(fc.string(), fc.maxSafeInteger())), (list, values) => {
        expect(decodeCursor(list, encodeCursor(list, values))).toEqual(
          values.map((value) => (Object.is(value, -0) ? 0 : value)),
        );
      }),
    );
  });
});

describe('keysetPage', () => {
  it('says that there is more exactly when one row more than asked for was fetched', () => {
    const list: KeysetList<{ readonly id: string }> = {
      name: 'l',
      order: [{ property: 'id', kind: 'text', direction: 'ASC' }],
    };
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { maxLength: 12 }), fc.integer({ min: 1, max: 12 }), (names, size) => {
        const rows = names.map((id) => ({ id })).slice(0, size + 1);
        const connection = keysetPage(list, rows, { size, after: null });
        expect(connection.edges).toHaveLength(Math.min(rows.length, size));
        expect(connection.pageInfo.hasNextPage).toBe(rows.length === size + 1);
      }),
    );
  });
});

describe('pageSize', () => {
  it('is 1 to 100, and 20 for none', () => {
    expect([pageSize(1), pageSize(100), pageSize(null), pageSize(undefined)]).toEqual([1, 100, 20, 20]);
  });
});
