import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { aNote, NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import { startWriter } from '../test/other-process';
import { openDatabase } from './database';
import { openedDatabase } from './opened-database';

const ctx = testContext();

jest.setTimeout(60_000);

describe('several processes on one database', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    // Not migrated here: the processes that start together have to agree who does it.
    test = await openTestDatabase({ name: 'processes', entities: noteEntities, migrations: [], migrate: false });
  });

  afterEach(() => test.close());

  function storedIds(): Promise<readonly string[]> {
    return test.database
      .manager(ctx)
      .find(NoteEntity)
      .then((notes) => notes.map(({ id }) => id));
  }

  it('migrate it once when they start together, and commit all their transactions', async () => {
    const writers = ['a', 'b', 'c'].map((label) => startWriter(test.url, label, '100'));
    await expect(Promise.all(writers.map(({ ended }) => ended))).resolves.toEqual([0, 0, 0]);
    await expect(storedIds()).resolves.toHaveLength(300);
  });

  it('lose no acknowledged write when one after another is killed while it writes', async () => {
    const acknowledged: string[] = [];
    for (const lines of [31, 64, 107]) {
      const writer = startWriter(test.url, `killed-at-${lines}`, '1000000');
      await writer.said(lines);
      writer.child.kill('SIGKILL');
      await expect(writer.ended).resolves.toBe('SIGKILL');
      acknowledged.push(...writer.lines.map((line) => line.replace('written ', '')));
    }
    const stored = new Set(await storedIds());
    expect(acknowledged.length).toBeGreaterThanOrEqual(31 + 64 + 107);
    expect(acknowledged.filter((id) => !stored.has(id))).toEqual([]);
    // And the database goes on.
    await test.database.transaction(ctx, (within) =>
      test.database.manager(within).insert(NoteEntity, aNote({ id: 'after' })),
    );
  });
});

/** What each engine says when it has to be asked again. */
const CONTENTION = {
  sqlite: Object.assign(new Error('database is locked'), { code: 'SQLITE_BUSY' }),
  mariadb: Object.assign(new Error('Deadlock found'), { errno: 1213 }),
} as const;

describe('contention', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    test = await openTestDatabase({
      name: 'contention',
      entities: noteEntities,
      migrations: noteMigrations,
      random: () => 0,
    });
  });

  afterEach(() => test.close());

  it('that the engine reports, a real one, is waited out and the transaction tried again', async () => {
    if (test.database.engine === 'sqlite') await busyFromAnotherProcess(test.url);
    else await deadlock(test.url);
  });

  it('reported at COMMIT is waited out too', async () => {
    const { writer } = openedDatabase(test.database).engineBehind;
    let commits = 0;
    writer.subscribers.push({
      beforeTransactionCommit() {
        commits += 1;
        if (commits <= 2) throw CONTENTION[test.database.engine];
      },
    });
    await test.database.transaction(ctx, (within) =>
      test.database.manager(within).insert(NoteEntity, aNote({ id: 'n' })),
    );
    expect(commits).toBe(3);
    await expect(test.database.manager(ctx).count(NoteEntity)).resolves.toBe(1);
  });

  it('that does not end is reported after a bounded number of attempts', async () => {
    let attempts = 0;
    const work = test.database.transaction(ctx, () => {
      attempts += 1;
      return Promise.reject(CONTENTION[test.database.engine]);
    });
    await expect(work).rejects.toBe(CONTENTION[test.database.engine]);
    expect(attempts).toBe(20);
  });

  it('is the only thing that is tried again', async () => {
    let attempts = 0;
    const work = test.database.transaction(ctx, () => {
      attempts += 1;
      return Promise.reject(new Error('a defect'));
    });
    await expect(work).rejects.toThrow('a defect');
    expect(attempts).toBe(1);
  });
});

async function busyFromAnotherProcess(url: string): Promise<void> {
  const holder = startWriter(url, 'other', 'hold');
  await holder.said(1);
  let pauses = 0;
  const random = (): number => {
    pauses += 1;
    // Only a retry asks for randomness: the other process has been met, and may go on now.
    if (pauses === 1) holder.child.stdin?.write('go on\n');
    return 0.1;
  };
  const database = await openDatabase({
    name: 'busy',
    url,
    entities: noteEntities,
    migrations: [],
    migrate: false,
    random,
  });
  await database.transaction(ctx, (within) => database.manager(within).insert(NoteEntity, aNote({ id: 'mine' })));
  await expect(holder.ended).resolves.toBe(0);
  await expect(database.manager(ctx).count(NoteEntity)).resolves.toBe(2);
  await database.close();
  expect(pauses).toBeGreaterThan(0);
}

/** Each of two transactions locks one row and then wants the other's. */
async function deadlock(url: string): Promise<void> {
  let pauses = 0;
  const random = (): number => {
    pauses += 1;
    return 0.1;
  };
  const database = await openDatabase({
    name: 'deadlock',
    url,
    entities: noteEntities,
    migrations: noteMigrations,
    random,
  });
  await database.transaction(ctx, (within) =>
    database.manager(within).insert(NoteEntity, [aNote({ id: 'a' }), aNote({ id: 'b' })]),
  );
  let locked = 0;
  let bothLocked = (): void => undefined;
  const both = new Promise<void>((resolve) => {
    bothLocked = resolve;
  });
  const cross = (first: string, second: string): Promise<void> =>
    database.transaction(ctx, async (within) => {
      const manager = database.manager(within);
      await manager.increment(NoteEntity, { id: first }, 'version', 1);
      locked += 1;
      if (locked === 2) bothLocked();
      await both;
      await manager.increment(NoteEntity, { id: second }, 'version', 1);
    });
  await Promise.all([cross('a', 'b'), cross('b', 'a')]);
  const notes = await database.manager(ctx).find(NoteEntity);
  await database.close();
  expect(notes.map(({ version }) => version)).toEqual([3, 3]);
  expect(pauses).toBeGreaterThan(0);
}
