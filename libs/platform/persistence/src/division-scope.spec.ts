import type { TestDatabase } from '@mashang/platform-testing';
import { openTestDatabase, testContext } from '@mashang/platform-testing';
import { aNote, NoteEntity, noteEntities, noteMigrations } from '../test/note.fixture';
import { whereDivisionIn, whereGroupIn } from './division-scope';

const ctx = testContext();
const TOWNSHIP = '350199101000';
const VILLAGE = '350199101201';
const OTHER_VILLAGE = '350199101202';
const OTHER_TOWNSHIP = '350199102000';

describe('whereDivisionIn', () => {
  let test: TestDatabase;

  beforeAll(async () => {
    test = await openTestDatabase({ name: 'divisions', entities: noteEntities, migrations: noteMigrations });
    const notes = [TOWNSHIP, VILLAGE, OTHER_VILLAGE, OTHER_TOWNSHIP].map((divisionCode) =>
      aNote({ id: divisionCode, divisionCode }),
    );
    await test.database.transaction(ctx, (within) => test.database.manager(within).insert(NoteEntity, notes));
  });

  afterAll(() => test.close());

  async function found(...codes: readonly string[]): Promise<readonly string[]> {
    const query = test.database.manager(ctx).createQueryBuilder(NoteEntity, 'note').orderBy('note.id');
    const notes = await whereDivisionIn(query, 'note.divisionCode', codes).getMany();
    return notes.map(({ id }) => id);
  }

  it('finds a township with its villages, and not the next township', async () => {
    await expect(found(TOWNSHIP)).resolves.toEqual([TOWNSHIP, VILLAGE, OTHER_VILLAGE]);
  });

  it('finds a village alone, and several divisions together', async () => {
    await expect(found(VILLAGE)).resolves.toEqual([VILLAGE]);
    await expect(found(VILLAGE, OTHER_TOWNSHIP)).resolves.toEqual([VILLAGE, OTHER_TOWNSHIP]);
  });

  it('finds nothing for somebody without a division', async () => {
    await expect(found()).resolves.toEqual([]);
  });

  it.each([
    ['division', [TOWNSHIP, VILLAGE, OTHER_VILLAGE]],
    ['department', [TOWNSHIP]],
  ])('takes along what lies below the codes of a group only if it is one of divisions: %s', async (group, ids) => {
    const query = test.database.manager(ctx).createQueryBuilder(NoteEntity, 'note').orderBy('note.id');
    const notes = await whereGroupIn(query, group, 'note.divisionCode', [TOWNSHIP]).getMany();
    expect(notes.map(({ id }) => id)).toEqual(ids);
  });
});
