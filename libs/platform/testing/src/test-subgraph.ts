import type { Clock } from '@mashang/domain';
import { fixedClock } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';
import { silentLogger } from '@mashang/platform-observability';
import type { Database, DeliveryOutcome, DomainEvent } from '@mashang/platform-persistence';
import { canonicalJson, newId } from '@mashang/platform-persistence';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { runSubgraph } from '@mashang/platform-subgraph';
import type { FormattedExecutionResult } from 'graphql';
import { parse } from 'graphql';
import { person } from './people';
import { openTestDatabase } from './test-database';

export interface Question {
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Default an analyst. */
  readonly as?: Principal;
}

/** A subgraph over an empty database of its own, asked as a gateway would ask it. */
export interface TestSubgraph {
  readonly database: Database;
  ask(operation: string, question?: Question): Promise<FormattedExecutionResult>;
  /** Asks for one entity as another subgraph would refer to it; answers the entity or null, and throws on any error. */
  entity(reference: { readonly __typename: string } & Readonly<Record<string, unknown>>, fields: string, question?: Question): Promise<unknown>;
  /** Runs what is due by the test's clock, as the poller of a running subgraph would. */
  runDueJobs(): Promise<number>;
  /** Delivers the next event of another subgraph, as a relay would; answers what became of it. */
  deliver(source: string, event: DomainEvent): Promise<DeliveryOutcome>;
  close(): Promise<void>;
}

/** Opens a module on the engine that `MASHANG_TEST_DATABASE` chooses; the clock stands at 2012-08-06 09:00 in Shanghai unless told otherwise. */
export async function openTestSubgraph(
  module: SubgraphModule,
  { clock = fixedClock('2012-08-06T09:00:00+08:00') }: { readonly clock?: Clock } = {},
): Promise<TestSubgraph> {
  const { name, entities, migrations } = module;
  const { database, close } = await openTestDatabase({ name, entities, migrations });
  const running = runSubgraph(module, database, { logger: silentLogger, clock, dueJobsEveryMs: null });
  const ask: TestSubgraph['ask'] = async (operation, { variables = {}, as = person.analyst() } = {}) => {
    const result = await running.execute({ document: parse(operation), variables, principal: as, requestId: 'test-request' });
    // As over HTTP: what a test compares is what a caller would read.
    return JSON.parse(JSON.stringify(result));
  };
  return {
    database,
    ask,
    runDueJobs: () => running.runDueJobs(),
    deliver: async (source, event) => {
      const seq = (await running.inbox.positionOf(source)) + 1n;
      const origin = { id: newId(clock), requestId: 'test-request', occurredAt: clock.now() };
      return (await running.inbox.deliver({ ...event, ...origin, source, seq, payload: canonicalJson(event.payload) })).outcome;
    },
    entity: async (reference, fields, question = {}) => {
      const operation = `query ($references: [_Any!]!) { _entities(representations: $references) { ... on ${reference.__typename} { ${fields} } } }`;
      const { data, errors } = await ask(operation, { ...question, variables: { ...question.variables, references: [reference] } });
      if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
      const entities: unknown = data?.['_entities'];
      return Array.isArray(entities) ? entities[0] : null;
    },
    close,
  };
}
