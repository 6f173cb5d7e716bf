import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { aNote, NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import { lockRows } from './row-lock';

const ctx = testContext();

describe('lockRows', () => {
  let test: TestDatabase;

  beforeEach(async () => {
    test = await openTestDatabase({ name: 'row_lock', entities: noteEntities, migrations: noteMigrations });
    await test.database.transaction(ctx, (within) => test.database.manager(within).insert(NoteEntity, aNote({ id: 'n', title: '0' })));
  });

  afterEach(() => test.close());

  it('lets nobody decide by what another is about to change, whatever the order in which they name the rows', async () => {
    const { database } = test;
    const countUp = (keys: readonly string[]): Promise<void> =>
      database.transaction(ctx, async (within) => {
        await lockRows(database, within, NoteEntity, 'id', keys);
        const { title } = await database.manager(within).findOneByOrFail(NoteEntity, { id: 'n' });
        await database.manager(within).update(NoteEntity, { id: 'n' }, { title: String(Number(title) + 1) });
      });
    await Promise.all([countUp(['n', 'm']), countUp(['m', 'n']), countUp(['n']), countUp(['n'])]);
    await expect(database.manager(ctx).findOneByOrFail(NoteEntity, { id: 'n' })).resolves.toMatchObject({ title: '4' });
  });

  it('refuses to lock outside a transaction, where the lock would end at once', async () => {
    await expect(lockRows(test.database, ctx, NoteEntity, 'id', ['n'])).rejects.toThrow('within a transaction');
  });
});
