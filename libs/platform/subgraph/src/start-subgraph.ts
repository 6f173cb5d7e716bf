import type { Clock } from '@mashang/domain';
import { systemClock } from '@mashang/domain';
import type { Logger, Metrics, Tracing } from '@mashang/platform-observability';
import type { Database } from '@mashang/platform-persistence';
import { createDueJobRunner, createInbox, openDatabase } from '@mashang/platform-persistence';
import type { RunningSubgraph, SubgraphModule } from './contracts';
import { executor } from './execute-subgraph';

export interface StartOptions {
  readonly logger: Logger;
  readonly metrics?: Metrics;
  readonly tracing?: Tracing;
  /** Default the machine's clock. */
  readonly clock?: Clock;
  /** How often due jobs are asked for, in milliseconds; null leaves it to `runDueJobs`. Default 1000. */
  readonly dueJobsEveryMs?: number | null;
}

const EVERY_SECOND = 1_000;

/** A module over a database that is already open; closing it closes the database. */
export function runSubgraph(
  module: SubgraphModule,
  database: Database,
  { logger, metrics, tracing, clock = systemClock, dueJobsEveryMs = EVERY_SECOND }: StartOptions,
): RunningSubgraph {
  const { contextOf, dueJobs, eventHandlers } = module.over(database);
  const own = logger.child({ subgraph: module.name });
  const runner = createDueJobRunner({ database, handlers: dueJobs, clock, logger: own });
  const inbox = createInbox({ database, handlers: eventHandlers, clock, logger: own });
  if (dueJobsEveryMs !== null && Object.keys(dueJobs).length > 0) runner.start(dueJobsEveryMs);
  return {
    name: module.name,
    module,
    database,
    execute: executor({
      name: module.name,
      schema: module.schema,
      // One instant for a whole request: what it counts and what it writes agree on when it was.
      contextOf: ({ principal, requestId }) => contextOf({ principal, requestId, clock: standing(clock.now()) }),
      logger: own,
      ...(metrics ? { metrics } : {}),
      ...(tracing ? { tracing } : {}),
    }),
    runDueJobs: () => runner.runDue(),
    inbox,
    ready: () => database.ready(),
    close: async () => {
      await runner.close();
      await database.close();
    },
  };
}

function standing(now: Date): Clock {
  return { now: () => now };
}

/** Opens the module's database, migrates it, and answers the running subgraph. */
export async function startSubgraph(
  module: SubgraphModule,
  options: StartOptions & { readonly databaseUrl: string; readonly poolSize?: number },
): Promise<RunningSubgraph> {
  const { databaseUrl, poolSize, ...rest } = options;
  const { name, entities, migrations } = module;
  const database = await openDatabase({ name, url: databaseUrl, entities, migrations, ...(poolSize === undefined ? {} : { poolSize }) });
  return runSubgraph(module, database, rest);
}
