import type { Database } from './contracts';
import { DueJobEntity } from './due-job.entity';
import type { OperationContext } from './operation-context';

/** One job of a kind for each key. */
export interface DueJobKey {
  /** `<subgraph>.<what happens>`, e.g. `cases.deemAcceptance`. */
  readonly kind: string;
  /** Up to 100 characters; no personal number. */
  readonly key: string;
}

export interface DueJob extends DueJobKey {
  /** The instant from which it may run. */
  readonly dueAt: Date;
  readonly divisionCode: string;
}

/**
 * Sets a timer in the transaction of `ctx`: it fires if and only if that commits. Scheduling the same kind and key again moves
 * the timer and forgets its failures.
 */
export async function scheduleJob(database: Database, ctx: OperationContext, { kind, key, dueAt, divisionCode }: DueJob): Promise<void> {
  const manager = database.manager(ctx);
  const timer = { divisionCode, dueAt, nextRunAt: dueAt, attempts: 0, lastError: null, hasGivenUp: false };
  // Read before written: an UPDATE that finds nothing would lock the gap that a rival wants to insert into.
  if (await manager.existsBy(DueJobEntity, { kind, jobKey: key })) {
    const { affected } = await manager.update(DueJobEntity, { kind, jobKey: key }, timer);
    if (affected !== 0) return;
  }
  await manager.insert(DueJobEntity, { kind, jobKey: key, ...timer });
}

/** Clears a timer in the transaction of `ctx`; one that is not set is no error. */
export async function cancelJob(database: Database, ctx: OperationContext, { kind, key }: DueJobKey): Promise<void> {
  const manager = database.manager(ctx);
  if (await manager.existsBy(DueJobEntity, { kind, jobKey: key })) await manager.delete(DueJobEntity, { kind, jobKey: key });
}
