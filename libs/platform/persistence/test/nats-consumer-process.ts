import { writeSync } from 'node:fs';
import { systemClock } from '@mashang/domain';
import { silentLogger } from '@mashang/platform-observability';
import { openDatabase } from '../src/database';
import type { Inbox } from '../src/inbox';
import { createInbox } from '../src/inbox';
import { startNatsRelay } from '../src/nats-relay';
import { recording } from './event.fixture';
import { noteEntities, noteMigrations } from './note.fixture';

/**
 * A consumer as a process of its own, for tests: `<database url> <nats url> <seq>`. Says `committed <seq>` after each commit, and stands
 * still after the commit of the message named, before it could acknowledge it.
 */
async function main([url = '', natsUrl = '', standsAt = '']: readonly string[]): Promise<void> {
  const database = await openDatabase({ name: 'reader', url, entities: noteEntities, migrations: noteMigrations });
  const inner = createInbox({ database, handlers: { 'writer.NoteWritten': recording(database) }, clock: systemClock, logger: silentLogger });
  const inbox: Inbox = {
    sources: inner.sources,
    positionOf: (source) => inner.positionOf(source),
    deliver: async (message) => {
      const delivery = await inner.deliver(message);
      writeSync(1, `committed ${message.seq}\n`);
      return String(message.seq) === standsAt ? new Promise(() => undefined) : delivery;
    },
  };
  startNatsRelay({ url: natsUrl, party: { database, inbox }, logger: silentLogger, everyMs: 50, ackWaitMs: 1_000 });
  // Until it is killed.
  process.stdin.resume();
}

main(process.argv.slice(2)).catch((error: unknown) => {
  writeSync(2, `${String(error)}\n`);
  process.exitCode = 1;
});
