import type { ConfigurationProblem } from './configuration-error';
import type { ConfigurationSchema } from './read-configuration';
import type { Variable } from './variable';
import { flag, httpUrl, integer, key, oneOf, optional, text, withDefault } from './variable';

export type DeploymentEnvironment = 'development' | 'production';

/** The same names as observability's, which stands above this library. */
export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';

/** Whose tokens are believed. */
export interface IdentityConfiguration {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

export const logAndTraceVariables = {
  logLevel: withDefault(
    oneOf<LogLevel>({
      name: 'LOG_LEVEL',
      meaning: 'how much is logged',
      choices: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
    }),
    'info',
  ),
  tracingEndpoint: optional(
    httpUrl({ name: 'OTEL_EXPORTER_OTLP_ENDPOINT', meaning: 'base address of the OpenTelemetry collector' }),
    'nothing is traced',
  ),
};

export const identityVariables = {
  issuer: optional(
    text({
      name: 'IDENTITY_ISSUER',
      meaning: 'whose tokens are believed: their `iss`',
      expected: 'the issuer exactly as its tokens name it',
      pattern: /^\S+$/,
    }),
    'the local issuer; required in production',
  ),
  audience: optional(
    text({
      name: 'IDENTITY_AUDIENCE',
      meaning: 'whom the tokens must be for: their `aud`',
      expected: 'the audience exactly as the tokens name it',
      pattern: /^\S+$/,
    }),
    'the local issuer; required in production',
  ),
  jwksUrl: optional(
    httpUrl({ name: 'IDENTITY_JWKS_URL', meaning: "where the issuer's public keys are" }),
    'the local issuer; required in production',
  ),
};

interface IdentityValues {
  readonly issuer: string | undefined;
  readonly audience: string | undefined;
  readonly jwksUrl: string | undefined;
}

export function identityOf({ issuer, audience, jwksUrl }: IdentityValues): IdentityConfiguration | undefined {
  if (issuer === undefined || audience === undefined || jwksUrl === undefined) return undefined;
  return Object.freeze({ issuer, audience, jwksUrl });
}

/** All three or none, and in production all three: the demo people of the local issuer are for trying the graph out. */
export function identityProblems(values: IdentityValues & EnvironmentValue): readonly ConfigurationProblem[] {
  const missing = missingOf(values, identityVariables);
  const none = missing.length === Object.keys(identityVariables).length;
  if (missing.length === 0 || (none && values.environment === 'development')) return [];
  const variables = missing.map(({ name }) => name);
  const reason = none
    ? 'expected in production, which refuses the demo people of the local issuer'
    : 'expected all three of IDENTITY_ISSUER, IDENTITY_AUDIENCE, IDENTITY_JWKS_URL, or none';
  return [{ variables, message: `${variables.join(', ')} not set, ${reason}` }];
}

export interface EnvironmentValue {
  readonly environment: DeploymentEnvironment;
}

export function environment(name: string, fallback: DeploymentEnvironment): Variable<DeploymentEnvironment> {
  return withDefault(
    oneOf<DeploymentEnvironment>({
      name,
      meaning: 'whether comfort or caution is the default elsewhere',
      choices: ['development', 'production'],
    }),
    fallback,
  );
}

/** Comfort that gives something away. */
export function developmentFlag(name: string, meaning: string): Variable<boolean | undefined> {
  return optional(flag({ name, meaning }), 'true in development, false in production');
}

/** Loopback, so that nobody serves a network unasked. */
export function host(name: string): Variable<string> {
  return withDefault(
    text({ name, meaning: 'the address it listens on', expected: 'an IP address or host name', pattern: /^[\w.:-]+$/ }),
    '127.0.0.1',
  );
}

/** 0 means any free port. */
export function port(name: string, meaning: string, fallback: number): Variable<number> {
  return withDefault(integer({ name, meaning, minimum: 0, maximum: 65_535 }), fallback);
}

export const personalNumberVariables = {
  personalNumberKey: key({
    name: 'PERSONAL_NUMBER_KEY',
    meaning: 'encrypts personal numbers at rest; whoever loses it loses them',
  }),
};

/** The variables that `values` has no value of. */
export function missingOf(values: object, variables: ConfigurationSchema): readonly Variable<unknown>[] {
  const read = new Map<string, unknown>(Object.entries(values));
  return Object.entries(variables).flatMap(([key, variable]) => (read.get(key) === undefined ? [variable] : []));
}
