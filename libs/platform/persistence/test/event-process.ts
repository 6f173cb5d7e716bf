import { writeSync } from 'node:fs';
import { fixedClock } from '@mashang/domain';
import { silentLogger } from '@mashang/platform-observability';
import { openDatabase } from '../src/database';
import { createInbox } from '../src/inbox';
import { eventsOf, recording } from './event.fixture';
import { noteEntities, noteMigrations } from './note.fixture';

/** Another instance that events are delivered to, for tests: `<url> <count>`; says `handled <seq>` before each commits. */
async function main([url = '', count = '0']: readonly string[]): Promise<void> {
  const database = await openDatabase({ name: 'reader', url, entities: noteEntities, migrations: noteMigrations });
  const inbox = createInbox({
    database,
    clock: fixedClock('2026-03-02T09:00:00+08:00'),
    logger: silentLogger,
    handlers: {
      'writer.NoteWritten': async (tx, message) => {
        await recording(database)(tx, message);
        writeSync(1, `handled ${message.seq}\n`);
      },
    },
  });
  for (const message of eventsOf('writer', Number(count))) await inbox.deliver(message);
  await database.close();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  writeSync(2, `${String(error)}\n`);
  process.exitCode = 1;
});
