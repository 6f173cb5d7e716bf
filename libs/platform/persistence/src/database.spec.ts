import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '@mashang/domain';
import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { aNote, NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import type { Database } from './contracts';
import { openDatabase } from './database';
import type { OperationContext } from './operation-context';

const ctx = testContext();

/** A door that opens when told: tests say with it what happens before what. */
function door(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

function insert(database: Database, within: OperationContext, id: string): Promise<unknown> {
  return database.manager(within).insert(NoteEntity, aNote({ id }));
}

async function ids(database: Database, within: OperationContext = ctx): Promise<readonly string[]> {
  const notes = await database.manager(within).find(NoteEntity, { order: { id: 'ASC' } });
  return notes.map(({ id }) => id);
}

describe('a database', () => {
  let test: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    test = await openTestDatabase({ name: 'database', entities: noteEntities, migrations: noteMigrations });
    database = test.database;
  });

  afterEach(() => test.close());

  it('keeps an acknowledged row when a transaction that overlapped with it rolls back', async () => {
    const aHasWritten = door();
    const bWasAsked = door();
    const a = database.transaction(ctx, async (within) => {
      await insert(database, within, 'a');
      aHasWritten.open();
      await bWasAsked.opened;
      throw new Error('a fails');
    });
    await aHasWritten.opened;
    const b = database.transaction(ctx, (within) => insert(database, within, 'b'));
    bWasAsked.open();
    await expect(a).rejects.toThrow('a fails');
    await b;
    await expect(ids(database)).resolves.toEqual(['b']);
  });

  it('shows no uncommitted row to reads outside the transaction, and shows it inside', async () => {
    await database.transaction(ctx, async (within) => {
      await insert(database, within, 'a');
      await expect(ids(database)).resolves.toEqual([]);
      await expect(ids(database, within)).resolves.toEqual(['a']);
    });
    await expect(ids(database)).resolves.toEqual(['a']);
  });

  it('answers reads while a transaction is open', async () => {
    const read = door();
    const writing = database.transaction(ctx, async (within) => {
      await insert(database, within, 'a');
      await read.opened;
    });
    await expect(ids(database)).resolves.toEqual([]);
    read.open();
    await writing;
  });

  it('joins the transaction of the context: both parts commit or neither', async () => {
    const outer = database.transaction(ctx, async (within) => {
      await database.transaction(within, (inner) => insert(database, inner, 'inner'));
      throw new Error('outer fails');
    });
    await expect(outer).rejects.toThrow('outer fails');
    await expect(ids(database)).resolves.toEqual([]);
  });

  it('refuses a transaction opened within another one by a context without it, instead of waiting for itself', async () => {
    const nested = database.transaction(ctx, () =>
      database.transaction(ctx, (inner) => insert(database, inner, 'lost')),
    );
    await expect(nested).rejects.toThrow('opened inside another one');
  });

  it('goes on after a transaction that failed', async () => {
    const failing = database.transaction(ctx, () => Promise.reject(new Error('no')));
    const next = database.transaction(ctx, (within) => insert(database, within, 'next'));
    await expect(failing).rejects.toThrow('no');
    await next;
    await expect(ids(database)).resolves.toEqual(['next']);
  });

  it('refuses a context whose transaction has ended', async () => {
    const kept = await database.transaction(ctx, (within) => Promise.resolve(within));
    expect(() => database.manager(kept)).toThrow('has ended');
    await expect(database.transaction(kept, (within) => insert(database, within, 'late'))).rejects.toThrow('has ended');
  });

  it('lets nothing that a failed transaction left running write into the next one', async () => {
    const failed = door();
    const strays: Promise<unknown>[] = [];
    const failing = database.transaction(ctx, (within) => {
      const manager = database.manager(within);
      strays.push(failed.opened.then(() => manager.insert(NoteEntity, aNote({ id: 'stray' }))));
      return Promise.reject(new Error('no'));
    });
    await expect(failing).rejects.toThrow('no');
    await database.transaction(ctx, async (within) => {
      failed.open();
      await expect(Promise.all(strays)).rejects.toThrow('released');
      await insert(database, within, 'next');
    });
    await expect(ids(database)).resolves.toEqual(['next']);
  });

  it('refuses a transaction of another database', async () => {
    await using other = await openTestDatabase({ name: 'other', entities: [], migrations: [] });
    await other.database.transaction(ctx, (within) => {
      expect(() => database.manager(within)).toThrow('belongs to the database other');
      return Promise.resolve();
    });
  });

  it('runs many transactions that arrive at once', async () => {
    const names = Array.from({ length: 30 }, (_, position) => `n${String(position).padStart(2, '0')}`);
    await Promise.all(names.map((id) => database.transaction(ctx, (within) => insert(database, within, id))));
    await expect(ids(database)).resolves.toEqual(names);
  });

  it('is ready while open', async () => {
    await expect(database.ready()).resolves.toBeUndefined();
  });

  it('refuses a foreign key that refers to nothing', async () => {
    const dangling = database.transaction(ctx, (within) =>
      database.manager(within).insert('NoteReplyEntity', { id: 'r', noteId: 'nowhere' }),
    );
    await expect(dangling).rejects.toThrow(/foreign key constraint/i);
  });

  it('refuses a value that a CHECK forbids', async () => {
    const forbidden = database.transaction(ctx, (within) =>
      database.manager(within).insert(NoteEntity, aNote({ id: 'x', status: 'LOST' })),
    );
    await expect(forbidden).rejects.toThrow(/ck_notes_status/);
  });
});

describe('the embedded engine', () => {
  it('creates the folders of its file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mashang-test-'));
    const file = join(folder, 'deep', 'deeper', 'new.db');
    const database = await openDatabase({ name: 'deep', url: `file:${file}`, entities: [], migrations: [] });
    await database.close();
    expect(existsSync(file)).toBe(true);
    await rm(folder, { recursive: true });
  });
});

describe('a database URL', () => {
  it.each([
    '',
    'postgres://user:secret@host/db',
    'file:',
    'file:var/',
    'file::memory:',
    'file://host/path.db',
    'file:a.db?mode=ro',
    'mysql://host:3306/db',
    'mysql://user:secret@host:3306',
    'mysql://user:secret@host:3306/a/b',
    'mysql://user:secret@host:3306/db?ssl=true',
    'mysql://user:secret@host:99999/db',
  ])('of neither form is refused, without repeating what may hold a password: %s', async (url) => {
    const refused = openDatabase({ name: 'x', url, entities: [], migrations: [] });
    await expect(refused).rejects.toBeInstanceOf(DomainError);
    await expect(refused).rejects.toMatchObject({ code: 'MALFORMED_DATABASE_URL' });
    await expect(refused).rejects.not.toThrow('secret');
  });
});
