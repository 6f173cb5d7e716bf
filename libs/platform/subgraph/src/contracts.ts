import type { Clock } from '@mashang/domain';
import type { AccessRule, Principal } from '@mashang/platform-identity';
import type { ClassOf, Database, DueJobHandler, EventHandlers, Inbox, OperationContext } from '@mashang/platform-persistence';
import type { DocumentNode, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import type { EntitySchema, MigrationInterface } from 'typeorm';

/**
 * Who may enter: a rule for every root field and for every type that other subgraphs may refer to by `@key`.
 * `references` rules see the resolved row, so `_entities` is an entrance like any other. Each rule has its own row type,
 * which only the aggregate that wrote it knows; hence `never`.
 */
export interface AccessTable {
  readonly Query: Readonly<Record<string, AccessRule<never>>>;
  readonly Mutation?: Readonly<Record<string, AccessRule<never>>>;
  readonly references: Readonly<Record<string, AccessRule<never>>>;
}

/** Resolvers by type and field; the generated `Resolvers` type of each subgraph satisfies it. */
export type ResolverMap = Readonly<Record<string, object>>;

/** A named decision that `@policy(policies: [["name"]])` in the SDL refers to; pure. */
export type Policy = (principal: Principal) => boolean;

/** What a subgraph's request scope is made from; nothing in it is shared with another request. */
export interface RequestScope<Services> {
  readonly principal: Principal;
  readonly requestId: string;
  readonly clock: Clock;
  readonly services: Services;
}

/** What every subgraph's GraphQL context has; guards read the principal from it. */
export interface SubgraphContext {
  readonly operation: OperationContext;
}

/** A subgraph, whole, as a value: it opens no port and reads no environment. */
export interface SubgraphDefinition<Services, Context extends SubgraphContext> {
  readonly name: string;
  /** SDL of the subgraph's own `*.graphql` files; the shared value types are added by `defineSubgraph`. */
  readonly typeDefs: string;
  readonly resolvers: ResolverMap;
  readonly access: AccessTable;
  readonly policies?: Readonly<Record<string, Policy>>;
  readonly entities: readonly (ClassOf<object> | EntitySchema)[];
  readonly migrations: readonly ClassOf<MigrationInterface>[];
  /** Repositories and services, made once per process. */
  readonly createServices: (database: Database) => Services;
  /** What happens by itself when it is due, by the kind of the job; default nothing. */
  readonly dueJobs?: (services: Services) => Readonly<Record<string, DueJobHandler>>;
  /** What happens when another subgraph publishes an event, by `<source>.<Type>`; default nothing. Each handler parses its payload. */
  readonly eventHandlers?: (services: Services) => EventHandlers;
  /** The GraphQL context of one subgraph request: fresh loaders, one principal, one clock. */
  readonly createContext: (scope: RequestScope<Services>) => Context;
}

/** A definition that passed its boot checks. Services and context are its own business and invisible from outside. */
export interface SubgraphModule {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly entities: readonly (ClassOf<object> | EntitySchema)[];
  readonly migrations: readonly ClassOf<MigrationInterface>[];
  /** Makes the services over an open database and answers what needs them. */
  readonly over: (database: Database) => SubgraphOverDatabase;
}

/** A module's services at work: what makes each request's GraphQL context, and what happens when a job is due or an event comes. */
export interface SubgraphOverDatabase {
  readonly contextOf: (scope: Omit<RequestScope<never>, 'services'>) => SubgraphContext;
  readonly dueJobs: Readonly<Record<string, DueJobHandler>>;
  readonly eventHandlers: EventHandlers;
}

/** One call into a subgraph; the same value whether it came over HTTP or as a function call. */
export interface SubgraphRequest {
  readonly document: DocumentNode;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly operationName?: string;
  readonly principal: Principal;
  readonly requestId: string;
  /** The instant (UTC) after which nobody waits for the answer. */
  readonly deadline?: Date;
}

/** A module with its database open: what hosts and gateways call. */
export interface RunningSubgraph {
  readonly name: string;
  readonly module: SubgraphModule;
  readonly database: Database;
  execute(request: SubgraphRequest): Promise<FormattedExecutionResult>;
  /** Runs the jobs that are due by the clock; answers how many took effect. Where jobs are polled nobody needs to call it. */
  runDueJobs(): Promise<number>;
  /** Where the events of other subgraphs take effect; a relay delivers them. */
  readonly inbox: Inbox;
  /** Resolves when the subgraph can answer; rejects otherwise. */
  ready(): Promise<void>;
  close(): Promise<void>;
}
