import type { ConfigurationProblem } from './configuration-error';
import type { Configuration, Environment } from './read-configuration';
import { notSet, readConfiguration } from './read-configuration';
import type { DeploymentEnvironment, IdentityConfiguration, LogLevel } from './shared-variables';
import {
  developmentFlag,
  environment,
  host,
  identityOf,
  identityProblems,
  identityVariables,
  logAndTraceVariables,
  missingOf,
  personalNumberVariables,
  port,
} from './shared-variables';
import { optional, secret, text, withDefault } from './variable';

/** The whole graph in one process. */
export interface TownshipConfiguration {
  readonly port: number;
  readonly host: string;
  readonly environment: DeploymentEnvironment;
  readonly dataFolder: string;
  /** For `databaseUrlOf`. */
  readonly databaseUrlTemplate: string;
  readonly demoYearEnabled: boolean;
  readonly introspectionEnabled: boolean;
  readonly explorerEnabled: boolean;
  /** Absent, in development only: the local issuer and its demo people. */
  readonly identity: IdentityConfiguration | undefined;
  /** Absent, in development only: a key kept in the data folder. */
  readonly personalNumberKey: string | undefined;
  readonly logLevel: LogLevel;
  readonly tracingEndpoint: string | undefined;
}

const SUBGRAPH = '{subgraph}';
const KEPT_KEY = 'a key kept in the data folder; required in production';

export const townshipSchema = {
  port: port('TOWNSHIP_PORT', 'where the graph is served', 4000),
  host: host('TOWNSHIP_HOST'),
  environment: environment('TOWNSHIP_ENVIRONMENT', 'development'),
  dataFolder: withDefault(
    text({
      name: 'TOWNSHIP_DATA_FOLDER',
      meaning: 'where databases and local keys are kept',
      expected: 'the path of a folder',
      // The database's address is made from it, and a question mark would begin the address's parameters.
      pattern: /^[^\0\r\n?#]+$/,
    }),
    './data',
  ),
  databaseUrl: optional(
    secret({
      name: 'TOWNSHIP_DATABASE_URL',
      meaning: 'one database per subgraph; `{subgraph}` stands for its name',
      expected: 'file:<path> or mysql://user:password@host:port/schema, with {subgraph} in it',
      pattern: /^(?:file:(?=.*\{subgraph\}).+|mysql:\/\/(?=\S*\{subgraph\})\S+\/\S+)$/,
    }),
    'file:<data folder>/{subgraph}.sqlite',
  ),
  demoYearEnabled: developmentFlag('TOWNSHIP_DEMO_YEAR_ENABLED', "fill empty databases with the report's year"),
  introspectionEnabled: developmentFlag('TOWNSHIP_INTROSPECTION_ENABLED', 'answer questions about the schema'),
  explorerEnabled: developmentFlag('TOWNSHIP_EXPLORER_ENABLED', 'serve the GraphiQL page'),
  ...identityVariables,
  personalNumberKey: optional(personalNumberVariables.personalNumberKey, KEPT_KEY),
  ...logAndTraceVariables,
};

/** @throws {ConfigurationError} */
export function readTownshipConfiguration(from?: Environment): TownshipConfiguration {
  const values = readConfiguration(townshipSchema, from, problemsOf);
  const { issuer, audience, jwksUrl, databaseUrl, ...rest } = values;
  const development = values.environment === 'development';
  return Object.freeze({
    ...rest,
    databaseUrlTemplate: databaseUrl ?? `file:${values.dataFolder}/${SUBGRAPH}.sqlite`,
    demoYearEnabled: values.demoYearEnabled ?? development,
    introspectionEnabled: values.introspectionEnabled ?? development,
    explorerEnabled: values.explorerEnabled ?? development,
    identity: identityOf({ issuer, audience, jwksUrl }),
  });
}

/** The address of one subgraph's database. */
export function databaseUrlOf(template: string, subgraph: string): string {
  return template.replaceAll(SUBGRAPH, subgraph);
}

function problemsOf(values: Configuration<typeof townshipSchema>): readonly ConfigurationProblem[] {
  const missingKeys = values.environment === 'production' ? missingOf(values, personalNumberVariables) : [];
  return [
    ...identityProblems(values),
    ...missingKeys.map(({ name, expected }) => ({ variables: [name], message: notSet(name, expected) })),
  ];
}
