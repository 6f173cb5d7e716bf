import type { Clock } from '@mashang/domain';
import type { Database } from './contracts';
import { persistenceError } from './errors';
import { nameOf } from './failures';
import type { EventHandlers } from './inbox';
import { contextOfEvents } from './inbox';
import { InboxDeadLetterEntity, InboxPositionEntity } from './inbox.entity';
import { lockRows } from './row-lock';

/** What may be shown of a message that was given up: never its payload, which may hold personal data. */
export type DeadLetter = Pick<InboxDeadLetterEntity, 'source' | 'seq' | 'type' | 'key' | 'lastError' | 'givenUpAt'>;

/** The messages that failed ten times, for whoever has mended the reason. */
export interface DeadLetters {
  /** By source, in their order there. */
  list(): Promise<readonly DeadLetter[]>;
  /**
   * Lets the kept message take effect and takes it away, in one transaction. Later messages of its source have had theirs.
   * @throws DomainError `DEAD_LETTER_UNKNOWN`; `DEAD_LETTER_UNWANTED` when nobody here handles its type any more; `DEAD_LETTER_FAILED`
   * when it fails again, and then it stays.
   */
  again(source: string, seq: bigint): Promise<void>;
}

export interface DeadLettersParts {
  readonly database: Database;
  readonly handlers: EventHandlers;
  readonly clock: Clock;
}

export function createDeadLetters({ database, handlers, clock }: DeadLettersParts): DeadLetters {
  const again = async (source: string, seq: bigint): Promise<void> => {
    const held = { isAtWork: false };
    try {
      await database.transaction(contextOfEvents(clock), async (tx) => {
        held.isAtWork = false;
        // As a delivery does: one message of a source at a time, here and in every running instance.
        await lockRows(database, tx, InboxPositionEntity, 'source', [source]);
        const manager = database.manager(tx);
        const letter = await manager.findOneBy(InboxDeadLetterEntity, { source, seq });
        if (letter === null) throw persistenceError('DEAD_LETTER_UNKNOWN', `No event ${seq} of ${source} was given up in ${database.name}.`);
        const { lastError: _error, givenUpAt: _at, ...message } = letter;
        const handler = handlers[`${source}.${message.type}`];
        if (handler === undefined) throw persistenceError('DEAD_LETTER_UNWANTED', `${database.name} does not handle ${source}.${message.type} any more.`);
        await manager.delete(InboxDeadLetterEntity, { source, seq });
        held.isAtWork = true;
        const payload: unknown = JSON.parse(message.payload);
        await handler(contextOfEvents(clock, message.requestId, tx), { ...message, payload });
        held.isAtWork = false;
      });
    } catch (error) {
      if (!held.isAtWork) throw error;
      throw persistenceError('DEAD_LETTER_FAILED', `Event ${seq} of ${source} failed again and stays: ${nameOf(error)}.`);
    }
  };
  const list = () =>
    database
      .manager(contextOfEvents(clock))
      .find(InboxDeadLetterEntity, { select: { source: true, seq: true, type: true, key: true, lastError: true, givenUpAt: true }, order: { source: 'ASC', seq: 'ASC' } });
  return { list, again };
}
