import { z } from 'zod';
import type { Environment } from './read-configuration';
import { readConfiguration } from './read-configuration';
import type { DeploymentEnvironment, IdentityConfiguration, LogLevel } from './shared-variables';
import {
  developmentFlag,
  environment,
  host,
  identityOf,
  identityProblems,
  identityVariables,
  logAndTraceVariables,
  port,
} from './shared-variables';
import { integer, isHttpUrl, secret, variable, withDefault } from './variable';

/** The public endpoint as a service of its own. */
export interface GatewayConfiguration {
  readonly port: number;
  readonly host: string;
  readonly environment: DeploymentEnvironment;
  /** Subgraph name → the URL of its GraphQL endpoint. */
  readonly subgraphUrls: Readonly<Record<string, string>>;
  /** For identity's `importStatementPrivateKey`. */
  readonly statementPrivateKey: string;
  /** Always there in production. */
  readonly identity: IdentityConfiguration | undefined;
  readonly introspectionEnabled: boolean;
  readonly explorerEnabled: boolean;
  readonly subgraphTimeoutMs: number;
  readonly maximumDepth: number;
  readonly maximumBodyBytes: number;
  readonly logLevel: LogLevel;
  readonly tracingEndpoint: string | undefined;
}

export const gatewaySchema = {
  port: port('GATEWAY_PORT', 'where the graph is served', 4000),
  host: host('GATEWAY_HOST'),
  environment: environment('GATEWAY_ENVIRONMENT', 'production'),
  subgraphUrls: variable({
    name: 'GATEWAY_SUBGRAPH_URLS',
    meaning: 'the subgraphs, and where each answers',
    expected: 'name=URL pairs between commas, each name once, e.g. cases=http://cases:4001/graphql',
    schema: z.string().transform((text, context) => {
      const urls = subgraphUrlsIn(text);
      if (urls !== undefined) return urls;
      context.addIssue('malformed');
      return z.NEVER;
    }),
  }),
  statementPrivateKey: secret({
    name: 'GATEWAY_STATEMENT_PRIVATE_KEY',
    meaning: 'signs the statement by which the subgraphs know their gateway',
    expected: 'an Ed25519 private key, PKCS #8 DER in base64url (64 characters)',
    pattern: /^[\w-]{64}$/,
  }),
  ...identityVariables,
  introspectionEnabled: developmentFlag('GATEWAY_INTROSPECTION_ENABLED', 'answer questions about the schema'),
  explorerEnabled: developmentFlag('GATEWAY_EXPLORER_ENABLED', 'serve the GraphiQL page'),
  subgraphTimeoutMs: withDefault(
    integer({
      name: 'GATEWAY_SUBGRAPH_TIMEOUT_MS',
      meaning: 'how long the gateway waits for a subgraph, in milliseconds',
      minimum: 100,
      maximum: 600_000,
    }),
    10_000,
  ),
  maximumDepth: withDefault(
    integer({ name: 'GATEWAY_MAXIMUM_DEPTH', meaning: 'how deep selections may nest', minimum: 1, maximum: 100 }),
    15,
  ),
  maximumBodyBytes: withDefault(
    integer({
      name: 'GATEWAY_MAXIMUM_BODY_BYTES',
      meaning: 'how large a request body may be',
      minimum: 1_024,
      maximum: 104_857_600,
    }),
    1_048_576,
  ),
  ...logAndTraceVariables,
};

/** @throws {ConfigurationError} */
export function readGatewayConfiguration(from?: Environment): GatewayConfiguration {
  const values = readConfiguration(gatewaySchema, from, identityProblems);
  const { issuer, audience, jwksUrl, ...rest } = values;
  const development = values.environment === 'development';
  return Object.freeze({
    ...rest,
    introspectionEnabled: values.introspectionEnabled ?? development,
    explorerEnabled: values.explorerEnabled ?? development,
    identity: identityOf({ issuer, audience, jwksUrl }),
  });
}

function subgraphUrlsIn(text: string): Readonly<Record<string, string>> | undefined {
  const urls = new Map<string, string>();
  for (const pair of text.split(',')) {
    const [, name, url] = /^\s*([a-z][a-z0-9-]*)=(\S+)\s*$/.exec(pair) ?? [];
    if (name === undefined || url === undefined || urls.has(name) || !isHttpUrl(url)) return undefined;
    urls.set(name, url);
  }
  return Object.freeze(Object.fromEntries(urls));
}
