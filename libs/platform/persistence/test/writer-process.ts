import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { testContext } from '@mashang/platform-testing';
import { openDatabase } from '../src/database';
import { aNote, NoteEntity, noteEntities, noteMigrations } from './note.fixture';

/**
 * Another process on the same database, for tests: `<url> <label> <count>` writes `count` notes, one transaction
 * each, and says `written <id>` after each commit; `<url> <label> hold` keeps a transaction open from `held` until a
 * line arrives.
 */
async function main([url = '', label = '', task = '']: readonly string[]): Promise<void> {
  const ctx = testContext();
  const database = await openDatabase({ name: label, url, entities: noteEntities, migrations: noteMigrations });
  const write = (id: string, until: () => Promise<void>): Promise<void> =>
    database.transaction(ctx, async (within) => {
      await database.manager(within).insert(NoteEntity, aNote({ id }));
      await until();
    });
  if (task === 'hold') {
    await write(`${label}-held`, async () => {
      const lines = createInterface({ input: process.stdin });
      writeSync(1, 'held\n');
      await new Promise((resolve) => lines.once('line', resolve));
      lines.close();
    });
  } else {
    for (let position = 1; position <= Number(task); position += 1) {
      const id = `${label}-${position}`;
      await write(id, () => Promise.resolve());
      // Synchronous, so that what was said was committed, and what was committed is soon said.
      writeSync(1, `written ${id}\n`);
    }
  }
  await database.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  writeSync(2, `${String(error)}\n`);
  process.exitCode = 1;
});
