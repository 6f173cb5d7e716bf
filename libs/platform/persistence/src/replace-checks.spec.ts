import { openTestDatabase, testContext } from '@mashang/platform-testing';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { aNote, NoteEntity, noteEntities, noteMigrations, NoteReplyEntity } from '../test/note.fixture';
import type { Database } from './contracts';
import { openDatabase } from './database';
import { replaceChecks } from './replace-checks';
import { schemaDifferences } from './schema-differences';

/** Gives a rule of notes another expression. */
function replacing(expression: string, rule = 'status') {
  return class implements MigrationInterface {
    readonly name = 'ReplaceChecks1790000000009';

    up(queryRunner: QueryRunner): Promise<void> {
      return replaceChecks(queryRunner, 'notes', [{ rule, expression }]);
    }

    down(): Promise<void> {
      return Promise.resolve();
    }
  };
}

const insertNote = (database: Database, id: string, status: string) =>
  database.transaction(testContext(), async (tx) => void (await database.manager(tx).insert(NoteEntity, aNote({ id, status }))));

describe('replacing the CHECKs of a table', () => {
  it('lets in what the new rule says and nothing else, and keeps the rows and those that refer to them', async () => {
    await using test = await openTestDatabase({ name: 'checks', entities: noteEntities, migrations: noteMigrations });
    await insertNote(test.database, 'n1', 'OPEN');
    await test.database.transaction(testContext(), async (tx) => void (await test.database.manager(tx).insert(NoteReplyEntity, { id: 'r1', noteId: 'n1' })));
    const migrations = [...noteMigrations, replacing("status IN ('OPEN', 'DROPPED')")];
    const widened = await openDatabase({ name: 'checks', url: test.url, entities: noteEntities, migrations });
    try {
      await insertNote(widened, 'n2', 'DROPPED');
      await expect(insertNote(widened, 'n3', 'DONE')).rejects.toThrow(/ck_notes_status/i);
      const manager = widened.manager(testContext());
      expect([await manager.count(NoteEntity), await manager.count(NoteReplyEntity)]).toEqual([2, 1]);
      expect(await schemaDifferences(widened)).toEqual([]);
    } finally {
      await widened.close();
    }
  });

  it('refuses a rule that rows break, and one that is not there', async () => {
    await using test = await openTestDatabase({ name: 'checks', entities: noteEntities, migrations: noteMigrations });
    await insertNote(test.database, 'n1', 'DONE');
    const open = (migration: ReturnType<typeof replacing>) =>
      openDatabase({ name: 'checks', url: test.url, entities: noteEntities, migrations: [...noteMigrations, migration] });
    await expect(open(replacing("status IN ('OPEN')"))).rejects.toThrow();
    await expect(open(replacing("status <> ''", 'stray'))).rejects.toThrow();
  });
});
