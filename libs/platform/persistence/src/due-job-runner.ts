import type { Clock } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';
import type { Logger } from '@mashang/platform-observability';
import type { EntityManager } from 'typeorm';
import type { Database } from './contracts';
import { DueJobEntity } from './due-job.entity';
import type { DueJob } from './due-jobs';
import { delayAfter, MOST_ATTEMPTS, nameOf } from './failures';
import type { OperationContext } from './operation-context';
import { Poll } from './poll';

/** Carries one job out inside the transaction that also takes the job away. It may set the same timer again. */
export type DueJobHandler = (ctx: OperationContext, job: DueJob) => Promise<void>;

export interface DueJobRunnerParts {
  readonly database: Database;
  /** By kind; kinds of others are left to them. */
  readonly handlers: Readonly<Record<string, DueJobHandler>>;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface DueJobRunner {
  /** Runs everything that is due by the clock; answers how many jobs took effect. */
  runDue(): Promise<number>;
  /** Asks again and again, `everyMs` milliseconds after the last time. */
  start(everyMs: number): void;
  /** Starts no further job and waits for the running one. */
  close(): Promise<void>;
}

/** Whom records name when nobody acted. */
const TIMER: Principal = Object.freeze({
  subject: 'system:due-jobs',
  displayName: 'due jobs',
  roles: Object.freeze([]),
  scopes: Object.freeze([]),
  divisionCodes: Object.freeze([]),
});

class TransactionalDueJobRunner implements DueJobRunner {
  private readonly poll: Poll;

  constructor(private readonly parts: DueJobRunnerParts) {
    this.poll = new Poll(() => this.runAll(), (error) => parts.logger.error('due jobs could not be asked for', { error }));
  }

  runDue(): Promise<number> {
    return this.poll.run();
  }

  start(everyMs: number): void {
    this.poll.start(everyMs);
  }

  close(): Promise<void> {
    return this.poll.close();
  }

  private async runAll(): Promise<number> {
    let effects = 0;
    while (!this.poll.isClosed) {
      const outcome = await this.runOne();
      if (outcome === 'NONE_DUE') break;
      if (outcome === 'DONE') effects += 1;
    }
    return effects;
  }

  /** Claim, effect and removal are one transaction: a process that dies in between has done nothing. */
  private async runOne(): Promise<'DONE' | 'FAILED' | 'NONE_DUE'> {
    const { database, clock } = this.parts;
    const now = clock.now();
    const ctx: OperationContext = { principal: TIMER, requestId: `due-jobs:${now.toISOString()}`, clock: { now: () => now } };
    const held: { job: DueJobEntity | null } = { job: null };
    try {
      return await database.transaction(ctx, async (within) => {
        held.job = null;
        const job = await this.claim(database.manager(within), now);
        if (job === null) return 'NONE_DUE';
        held.job = job;
        const { kind, jobKey, dueAt, divisionCode } = job;
        await database.manager(within).delete(DueJobEntity, { kind, jobKey });
        await this.parts.handlers[kind]?.({ ...within, requestId: `due-job:${kind}:${jobKey}` }, { kind, key: jobKey, dueAt, divisionCode });
        return 'DONE';
      });
    } catch (error) {
      // Without a job in hand it is the database that fails, and the next poll asks again.
      if (held.job === null) throw error;
      await this.noteFailure(ctx, held.job, error, now);
      return 'FAILED';
    }
  }

  private claim(manager: EntityManager, now: Date): Promise<DueJobEntity | null> {
    const kinds = Object.keys(this.parts.handlers);
    if (kinds.length === 0) return Promise.resolve(null);
    const query = manager
      .createQueryBuilder(DueJobEntity, 'job')
      .where('job.hasGivenUp = :no AND job.nextRunAt <= :now AND job.kind IN (:...kinds)', { no: false, now, kinds })
      .orderBy('job.nextRunAt')
      .limit(1);
    // SQLite has one writer at a time; MariaDB passes over the jobs that other instances hold.
    if (this.parts.database.engine === 'mariadb') query.setLock('pessimistic_write').setOnLocked('skip_locked');
    return query.getOne();
  }

  private async noteFailure(ctx: OperationContext, job: DueJobEntity, cause: unknown, now: Date): Promise<void> {
    const { kind, jobKey } = job;
    const attempts = job.attempts + 1;
    const hasGivenUp = attempts >= MOST_ATTEMPTS;
    const changes = { attempts, hasGivenUp, nextRunAt: new Date(now.getTime() + delayAfter(attempts)), lastError: nameOf(cause) };
    const { database, logger } = this.parts;
    // Only while it is as it failed: another instance may have carried it out, or a request moved it, meanwhile.
    const same = { kind, jobKey, attempts: job.attempts, nextRunAt: job.nextRunAt };
    await database.transaction(ctx, async (within) => void (await database.manager(within).update(DueJobEntity, same, changes)));
    logger.error(hasGivenUp ? 'due job given up' : 'due job failed', { kind, key: jobKey, attempts, error: cause });
  }
}

/**
 * Runs what is due, each job in a transaction with its own removal: safe with any number of instances on one database, none
 * lost and none twice in effect, also when a process dies in the middle. A job that fails waits longer each time and is given
 * up after ten attempts, for a person to look at; the others go on.
 */
export function createDueJobRunner(parts: DueJobRunnerParts): DueJobRunner {
  return new TransactionalDueJobRunner(parts);
}
