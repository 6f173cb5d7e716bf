import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { aNote, NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import type { Database } from './contracts';
import { updateAtVersion } from './versioned';

const ctx = testContext();

describe('updateAtVersion', () => {
  let test: TestDatabase;
  let database: Database;

  beforeEach(async () => {
    test = await openTestDatabase({ name: 'versioned', entities: noteEntities, migrations: noteMigrations });
    database = test.database;
    await database.transaction(ctx, (within) => database.manager(within).insert(NoteEntity, aNote({ id: 'n' })));
  });

  afterEach(() => test.close());

  function retitle(title: string, expectedVersion: number, id = 'n'): Promise<number> {
    return database.transaction(ctx, (within) =>
      updateAtVersion(database, within, NoteEntity, { id }, expectedVersion, { title }),
    );
  }

  it('changes the row and advances its version, also when nothing else changes', async () => {
    await expect(retitle('note', 1)).resolves.toBe(2);
    await expect(database.manager(ctx).findOneByOrFail(NoteEntity, { id: 'n' })).resolves.toMatchObject({ version: 2 });
  });

  it('lets one of two who read the same version win, so no update is lost', async () => {
    const outcomes = await Promise.allSettled([retitle('a', 1), retitle('b', 1)]);
    const refused = outcomes.filter((outcome) => outcome.status === 'rejected');
    expect(refused).toHaveLength(1);
    expect(refused[0]?.reason).toMatchObject({ code: 'STALE_VERSION' });
    const winner = outcomes[0]?.status === 'fulfilled' ? 'a' : 'b';
    await expect(database.manager(ctx).findOneByOrFail(NoteEntity, { id: 'n' })).resolves.toMatchObject({
      title: winner,
      version: 2,
    });
  });

  it('refuses a row that is not there', async () => {
    await expect(retitle('a', 1, 'gone')).rejects.toMatchObject({ code: 'STALE_VERSION' });
  });
});
