import { ConfigurationError } from './configuration-error';
import { readGatewayConfiguration } from './gateway.configuration';
import { readSubgraphConfiguration } from './subgraph.configuration';
import { databaseUrlOf, readTownshipConfiguration } from './township.configuration';

const KEY = Buffer.alloc(32, 1).toString('base64url');
const PRIVATE_KEY = 'p'.repeat(64);
const PUBLIC_KEY = 'q'.repeat(59);
const IDENTITY = {
  IDENTITY_ISSUER: 'https://id.example/realms/township',
  IDENTITY_AUDIENCE: 'mashang',
  IDENTITY_JWKS_URL: 'https://id.example/realms/township/certs',
};
const GATEWAY = {
  GATEWAY_SUBGRAPH_URLS: 'cases=http://cases:4001/graphql, personnel=http://personnel:4002/graphql',
  GATEWAY_STATEMENT_PRIVATE_KEY: PRIVATE_KEY,
  ...IDENTITY,
};
const CASES = { CASES_DATABASE_URL: 'mysql://u:p@db:3306/mashang_cases', GATEWAY_STATEMENT_PUBLIC_KEY: PUBLIC_KEY };

function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message.replace(/^Configuration: /, '');
    throw error;
  }
  return 'accepted';
}

describe('the township', () => {
  it('starts with nothing set', () => {
    expect(readTownshipConfiguration({})).toEqual({
      port: 4000,
      host: '127.0.0.1',
      environment: 'development',
      dataFolder: './data',
      databaseUrlTemplate: 'file:./data/{subgraph}.sqlite',
      demoYearEnabled: true,
      introspectionEnabled: true,
      explorerEnabled: true,
      logLevel: 'info',
    });
  });

  it('is cautious in production', () => {
    const configuration = readTownshipConfiguration({
      TOWNSHIP_ENVIRONMENT: 'production',
      PERSONAL_NUMBER_KEY: KEY,
      ...IDENTITY,
    });

    expect(configuration).toMatchObject({
      demoYearEnabled: false,
      introspectionEnabled: false,
      explorerEnabled: false,
      identity: { issuer: IDENTITY.IDENTITY_ISSUER, audience: 'mashang', jwksUrl: IDENTITY.IDENTITY_JWKS_URL },
      personalNumberKey: KEY,
    });
    expect(Object.isFrozen(configuration)).toBe(true);
    expect(Object.isFrozen(configuration.identity)).toBe(true);
  });

  it('keeps the databases in the data folder, or where the template says', () => {
    const kept = readTownshipConfiguration({ TOWNSHIP_DATA_FOLDER: '/srv/my township' });
    const networked = readTownshipConfiguration({ TOWNSHIP_DATABASE_URL: 'mysql://u:p@h:3306/mashang_{subgraph}' });

    expect(databaseUrlOf(kept.databaseUrlTemplate, 'cases')).toBe('file:/srv/my township/cases.sqlite');
    expect(databaseUrlOf(networked.databaseUrlTemplate, 'cases')).toBe('mysql://u:p@h:3306/mashang_cases');
  });

  it.each([
    [{ TOWNSHIP_PORT: '70000' }, 'TOWNSHIP_PORT is "70000", expected an integer from 0 to 65535'],
    [{ TOWNSHIP_ENVIRONMENT: 'prod' }, 'TOWNSHIP_ENVIRONMENT is "prod", expected one of development, production'],
    [{ TOWNSHIP_DEMO_YEAR_ENABLED: '1' }, 'TOWNSHIP_DEMO_YEAR_ENABLED is "1", expected true or false'],
    [
      { LOG_LEVEL: 'verbose' },
      'LOG_LEVEL is "verbose", expected one of trace, debug, info, warn, error, fatal, silent',
    ],
    [
      { TOWNSHIP_DATABASE_URL: 'mysql://u:topsecret@h:3306/mashang' },
      'TOWNSHIP_DATABASE_URL is malformed (its value is not shown), expected file:<path> or ' +
        'mysql://user:password@host:port/schema, with {subgraph} in it',
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'collector:4318' },
      'OTEL_EXPORTER_OTLP_ENDPOINT is "collector:4318", expected an http or https URL without user and password',
    ],
    [
      { IDENTITY_ISSUER: IDENTITY.IDENTITY_ISSUER, IDENTITY_AUDIENCE: 'mashang' },
      'IDENTITY_JWKS_URL not set, expected all three of IDENTITY_ISSUER, IDENTITY_AUDIENCE, IDENTITY_JWKS_URL, or none',
    ],
    [
      { TOWNSHIP_ENVIRONMENT: 'production', ...IDENTITY },
      'PERSONAL_NUMBER_KEY is not set, expected 32 random bytes in base64url (43 characters)',
    ],
  ])('refuses %j in one line', (environment, message) => {
    expect(refusalOf(() => readTownshipConfiguration(environment))).toBe(message);
  });

  it('refuses the local issuer in production', () => {
    const refusal = refusalOf(() =>
      readTownshipConfiguration({
        TOWNSHIP_ENVIRONMENT: 'production',
        PERSONAL_NUMBER_KEY: KEY,
        }),
    );

    expect(refusal).toBe(
      'IDENTITY_ISSUER, IDENTITY_AUDIENCE, IDENTITY_JWKS_URL not set, ' +
        'expected in production, which refuses the demo people of the local issuer',
    );
  });
});

describe('the gateway', () => {
  it('is in production unless told otherwise', () => {
    expect(readGatewayConfiguration(GATEWAY)).toEqual({
      port: 4000,
      host: '127.0.0.1',
      environment: 'production',
      subgraphUrls: { cases: 'http://cases:4001/graphql', personnel: 'http://personnel:4002/graphql' },
      statementPrivateKey: PRIVATE_KEY,
      identity: { issuer: IDENTITY.IDENTITY_ISSUER, audience: 'mashang', jwksUrl: IDENTITY.IDENTITY_JWKS_URL },
      introspectionEnabled: false,
      explorerEnabled: false,
      subgraphTimeoutMs: 10_000,
      maximumDepth: 15,
      maximumBodyBytes: 1_048_576,
      logLevel: 'info',
    });
  });

  it('asks for no identity provider in development', () => {
    const { GATEWAY_SUBGRAPH_URLS, GATEWAY_STATEMENT_PRIVATE_KEY } = GATEWAY;
    const configuration = readGatewayConfiguration({
      GATEWAY_ENVIRONMENT: 'development',
      GATEWAY_SUBGRAPH_URLS,
      GATEWAY_STATEMENT_PRIVATE_KEY,
    });

    expect(configuration).toMatchObject({ introspectionEnabled: true, explorerEnabled: true });
    expect(configuration.identity).toBeUndefined();
  });

  it.each([
    'cases',
    'cases=',
    '=http://cases:4001',
    'cases=cases:4001',
    'cases=http://a:1,cases=http://b:2',
    'cases=http://a:1,',
    'Cases=http://a:1',
    'cases=http://user:pw@a:1',
  ])('refuses %j as the subgraphs', (urls) => {
    expect(refusalOf(() => readGatewayConfiguration({ ...GATEWAY, GATEWAY_SUBGRAPH_URLS: urls }))).toMatch(
      /^GATEWAY_SUBGRAPH_URLS is .*, expected name=URL pairs between commas, each name once, e\.g\. cases=http:\/\/cases:4001\/graphql$/,
    );
  });

  it.each([
    [
      { GATEWAY_STATEMENT_PRIVATE_KEY: '' },
      'GATEWAY_STATEMENT_PRIVATE_KEY is not set, expected an Ed25519 private key, PKCS #8 DER in base64url (64 characters)',
    ],
    [
      { GATEWAY_STATEMENT_PRIVATE_KEY: '-----BEGIN PRIVATE KEY-----' },
      'GATEWAY_STATEMENT_PRIVATE_KEY is malformed (its value is not shown), expected an Ed25519 private key, ' +
        'PKCS #8 DER in base64url (64 characters)',
    ],
    [{ GATEWAY_MAXIMUM_DEPTH: '0' }, 'GATEWAY_MAXIMUM_DEPTH is "0", expected an integer from 1 to 100'],
    [
      { GATEWAY_SUBGRAPH_TIMEOUT_MS: '10s' },
      'GATEWAY_SUBGRAPH_TIMEOUT_MS is "10s", expected an integer from 100 to 600000',
    ],
    [
      { GATEWAY_MAXIMUM_BODY_BYTES: '-1' },
      'GATEWAY_MAXIMUM_BODY_BYTES is "-1", expected an integer from 1024 to 104857600',
    ],
  ])('refuses %j in one line', (changed, message) => {
    expect(refusalOf(() => readGatewayConfiguration({ ...GATEWAY, ...changed }))).toBe(message);
  });

  it('never shows the password in a subgraph URL', () => {
    const refusal = refusalOf(() =>
      readGatewayConfiguration({ ...GATEWAY, GATEWAY_SUBGRAPH_URLS: 'cases=http://user:hunter2@a:1' }),
    );

    expect(refusal).toContain('GATEWAY_SUBGRAPH_URLS is "cases=http://(not shown)@a:1"');
  });
});

describe('a subgraph', () => {
  it('reads its own variables by its name and the common ones', () => {
    const configuration = readSubgraphConfiguration({ name: 'cases', defaultPort: 4001 }, CASES);

    expect(configuration).toEqual({
      name: 'cases',
      port: 4001,
      host: '127.0.0.1',
      environment: 'production',
      databaseUrl: 'mysql://u:p@db:3306/mashang_cases',
      poolSize: 10,
      gatewayPublicKey: PUBLIC_KEY,
      secrets: {},
      logLevel: 'info',
    });
    const withEvents = { ...CASES, CASES_EVENTS_URL: 'nats://mashang:secret@nats:4222' };
    expect(readSubgraphConfiguration({ name: 'cases', defaultPort: 4001 }, withEvents).eventsUrl).toBe('nats://mashang:secret@nats:4222');
  });

  it('takes events from a server without credentials in development only', () => {
    const environment = { ...CASES, CASES_EVENTS_URL: 'nats://nats:4222' };
    const options = { name: 'cases', defaultPort: 4001 };

    expect(readSubgraphConfiguration(options, { ...environment, CASES_ENVIRONMENT: 'development' }).eventsUrl).toBe('nats://nats:4222');
    expect(refusalOf(() => readSubgraphConfiguration(options, environment))).toBe(
      'CASES_EVENTS_URL has no user and password, expected nats://user:password@host:port in production',
    );
    expect(refusalOf(() => readSubgraphConfiguration(options, { ...environment, CASES_EVENTS_URL: 'nats://mashang:@nats:4222' }))).toMatch(/has no user and password/);
  });

  it('reads the secrets it asks for and leaves the others alone', () => {
    const environment = {
      WELFARE_DATABASE_URL: 'file:/srv/welfare.sqlite',
      GATEWAY_STATEMENT_PUBLIC_KEY: PUBLIC_KEY,
      PERSONAL_NUMBER_KEY: KEY,
    };
    const options = { name: 'welfare', defaultPort: 4003 };

    expect(
      readSubgraphConfiguration({ ...options, secrets: ['personalNumberKey'] }, environment).secrets,
    ).toEqual({ personalNumberKey: KEY });
    expect(JSON.stringify(readSubgraphConfiguration(options, environment))).not.toContain(KEY);
  });

  it.each([
    [
      { CASES_DATABASE_URL: '' },
      'CASES_DATABASE_URL is not set, expected file:<path> or mysql://user:password@host:port/schema',
    ],
    [
      { CASES_DATABASE_URL: 'postgres://u:topsecret@h/d' },
      'CASES_DATABASE_URL is malformed (its value is not shown), expected file:<path> or mysql://user:password@host:port/schema',
    ],
    [
      { CASES_EVENTS_URL: 'http://u:topsecret@nats:4222' },
      'CASES_EVENTS_URL is malformed (its value is not shown), expected nats://user:password@host:port, or nats://host:port in development',
    ],
    [{ CASES_POOL_SIZE: '0' }, 'CASES_POOL_SIZE is "0", expected an integer from 1 to 1000'],
    [
      { GATEWAY_STATEMENT_PUBLIC_KEY: PRIVATE_KEY },
      'GATEWAY_STATEMENT_PUBLIC_KEY is malformed (its value is not shown), expected an Ed25519 public key, ' +
        'SPKI DER in base64url (59 characters)',
    ],
  ])('refuses %j in one line', (changed, message) => {
    const read = (): unknown =>
      readSubgraphConfiguration({ name: 'cases', defaultPort: 4001 }, { ...CASES, ...changed });

    expect(refusalOf(read)).toBe(message);
  });

  it('asks for the secrets it needs', () => {
    const read = (): unknown =>
      readSubgraphConfiguration({ name: 'cases', defaultPort: 4001, secrets: ['personalNumberKey'] }, CASES);

    expect(refusalOf(read)).toBe(
      'PERSONAL_NUMBER_KEY is not set, expected 32 random bytes in base64url (43 characters)',
    );
  });
});
