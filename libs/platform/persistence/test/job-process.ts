import { writeSync } from 'node:fs';
import { fixedClock } from '@mashang/domain';
import { silentLogger } from '@mashang/platform-observability';
import { openDatabase } from '../src/database';
import { createDueJobRunner } from '../src/due-job-runner';
import { aNote, NoteEntity, noteEntities, noteMigrations } from './note.fixture';

/** Another instance that runs due jobs, for tests: `<url>`; each job writes the note of its key, and says `ran <key>` before it commits. */
async function main([url = '']: readonly string[]): Promise<void> {
  const database = await openDatabase({ name: 'jobs', url, entities: noteEntities, migrations: noteMigrations });
  const runner = createDueJobRunner({
    database,
    clock: fixedClock('2026-03-02T09:00:00+08:00'),
    logger: silentLogger,
    handlers: {
      'notes.write': async (ctx, { key }) => {
        await database.manager(ctx).insert(NoteEntity, aNote({ id: key }));
        writeSync(1, `ran ${key}\n`);
      },
    },
  });
  await runner.runDue();
  await database.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  writeSync(2, `${String(error)}\n`);
  process.exitCode = 1;
});
