import type { ConfigurationProblem } from './configuration-error';
import { ConfigurationError } from './configuration-error';
import type { ConfigurationSchema, Environment } from './read-configuration';
import { readConfiguration } from './read-configuration';
import type { DeploymentEnvironment, EnvironmentValue, LogLevel } from './shared-variables';
import { environment, host, logAndTraceVariables, personalNumberVariables, port } from './shared-variables';
import { integer, optional, secret, withDefault } from './variable';

/** The secrets that a subgraph may ask for besides its database URL. */
export type SubgraphSecret = keyof typeof personalNumberVariables;

export interface SubgraphOptions<Secret extends SubgraphSecret = never> {
  /** The subgraph's name; in capitals the prefix of its own variables. */
  readonly name: string;
  readonly defaultPort: number;
  /** Which secrets it needs: the process of a subgraph that handles no personal numbers should not hold their key. */
  readonly secrets?: readonly Secret[];
}

/** One subgraph as a service of its own. */
export interface SubgraphConfiguration<Secret extends SubgraphSecret = never> {
  readonly name: string;
  readonly port: number;
  readonly host: string;
  readonly environment: DeploymentEnvironment;
  readonly databaseUrl: string;
  readonly poolSize: number;
  /** The NATS server that carries events between subgraphs; absent: none are carried. */
  readonly eventsUrl: string | undefined;
  /** For identity's `importStatementPublicKey`. */
  readonly gatewayPublicKey: string;
  readonly secrets: Readonly<Record<Secret, string>>;
  readonly logLevel: LogLevel;
  readonly tracingEndpoint: string | undefined;
}

/** For `describeConfiguration`. */
export function subgraphSchema(options: SubgraphOptions<SubgraphSecret>): ConfigurationSchema {
  return { ...ownSchema(options), ...secretSchema(options.secrets ?? []) };
}

/** @throws {ConfigurationError} */
export function readSubgraphConfiguration<const Secret extends SubgraphSecret = never>(
  options: SubgraphOptions<Secret>,
  from?: Environment,
): SubgraphConfiguration<Secret> {
  const secretNames = options.secrets ?? [];
  const own = ownSchema(options);
  const schema = { ...own, ...secretSchema(secretNames) };
  const read = readConfiguration(schema, from, (values) => eventsProblems(values, own.eventsUrl.name));
  const { personalNumberKey: _key, ...values } = read;
  const secrets = Object.fromEntries(secretNames.map((name) => [name, read[name]]));
  if (!holdsAll(secrets, secretNames)) throw new ConfigurationError([]);
  return Object.freeze({ name: options.name, ...values, secrets: Object.freeze(secrets) });
}

/** Whoever can reach a server without credentials can forge an event, and the subgraphs believe what they are told. */
function eventsProblems(values: EnvironmentValue & { readonly eventsUrl: string | undefined }, name: string): readonly ConfigurationProblem[] {
  const { eventsUrl } = values;
  if (values.environment === 'development' || eventsUrl === undefined || /^nats:\/\/[^:@]+:[^@]+@/.test(eventsUrl)) return [];
  return [{ variables: [name], message: `${name} has no user and password, expected nats://user:password@host:port in production` }];
}

/** The schema has required each of them already; this tells the compiler. */
function holdsAll<Secret extends SubgraphSecret>(
  secrets: object,
  names: readonly Secret[],
): secrets is Readonly<Record<Secret, string>> {
  return names.every((name) => name in secrets);
}

function ownSchema({ name, defaultPort }: SubgraphOptions<SubgraphSecret>) {
  const prefix = name.toUpperCase().replaceAll('-', '_');
  return {
    port: port(`${prefix}_PORT`, 'where the subgraph is served', defaultPort),
    host: host(`${prefix}_HOST`),
    environment: environment(`${prefix}_ENVIRONMENT`, 'production'),
    databaseUrl: secret({
      name: `${prefix}_DATABASE_URL`,
      meaning: "the subgraph's own database",
      expected: 'file:<path> or mysql://user:password@host:port/schema',
      pattern: /^(?:file:.+|mysql:\/\/\S+\/\S+)$/,
    }),
    poolSize: withDefault(
      integer({
        name: `${prefix}_POOL_SIZE`,
        meaning: 'connections to a networked database',
        minimum: 1,
        maximum: 1_000,
      }),
      10,
    ),
    eventsUrl: optional(
      secret({
        name: `${prefix}_EVENTS_URL`,
        meaning: 'the NATS server with JetStream that carries events between subgraphs',
        expected: 'nats://user:password@host:port, or nats://host:port in development',
        pattern: /^nats:\/\/[^\s/]+$/,
      }),
      'no events are carried',
    ),
    gatewayPublicKey: secret({
      name: 'GATEWAY_STATEMENT_PUBLIC_KEY',
      meaning: 'the gateway whose calls are answered',
      expected: 'an Ed25519 public key, SPKI DER in base64url (59 characters)',
      pattern: /^[\w-]{59}$/,
    }),
    ...logAndTraceVariables,
  };
}

function secretSchema(names: readonly SubgraphSecret[]): Partial<typeof personalNumberVariables> {
  return Object.fromEntries(names.map((name) => [name, personalNumberVariables[name]]));
}
