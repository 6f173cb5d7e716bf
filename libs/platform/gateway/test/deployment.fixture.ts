import { systemClock } from '@mashang/domain';
import { createStatementSigner, createStatementVerifier, createTokenVerifier, generateStatementKeys, importStatementPrivateKey, importStatementPublicKey, openLocalIssuer } from '@mashang/platform-identity';
import { createHealth, createMetrics, silentLogger } from '@mashang/platform-observability';
import type { RunningSubgraph } from '@mashang/platform-subgraph';
import { runSubgraph, serveSubgraph } from '@mashang/platform-subgraph';
import { openTestDatabase } from '@mashang/platform-testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createGateway, embeddedDataSource, remoteDataSource, serveGateway } from '../src';
import { FIXTURE_MODULES, fixtureSupergraph } from './two-subgraphs.fixture';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: {
    readonly data?: Record<string, unknown> | null;
    readonly errors?: readonly { message: string; path?: unknown; extensions: Record<string, unknown> }[];
    readonly extensions?: Record<string, unknown>;
  };
}

export interface Deployment {
  readonly url: string;
  ask(query: string, options?: { readonly variables?: object; readonly token?: string }): Promise<Answer>;
  post(body: string, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  tokenFor(name: string, lifetimeSeconds?: number): Promise<string>;
  /** Takes one subgraph away, as a crash would. */
  stop(subgraph: string): Promise<void>;
  close(): Promise<void>;
}

export type Transport = 'embedded' | 'remote';

const LIMITS = { maximumDepth: 4, maximumTokens: 400 };
const MAXIMUM_BODY_BYTES = 8_000;

async function remoteOf(subgraphs: readonly RunningSubgraph[]) {
  const keys = generateStatementKeys();
  const signer = createStatementSigner({ privateKey: importStatementPrivateKey(keys.privateKey) });
  const hosts = await Promise.all(
    subgraphs.map(async (running) => {
      const verifyStatement = createStatementVerifier({ publicKey: importStatementPublicKey(keys.publicKey), audience: running.name });
      const served = await serveSubgraph(running, { port: 0, host: '127.0.0.1', verifyStatement, logger: silentLogger, metrics: createMetrics({ defaultMetrics: false }) });
      const source = remoteDataSource({ name: running.name, url: served.url }, { signer, logger: silentLogger });
      return { name: running.name, served, source };
    }),
  );
  return {
    sourceOf: (name: string) => hosts.find((host) => host.name === name)!.source,
    stop: async (name: string) => hosts.find((host) => host.name === name)?.served.close(),
    close: async () => {
      for (const { source, served } of hosts) {
        await source.close();
        await served.close();
      }
    },
  };
}

/** The fixture graph behind a real port, over either transport. */
export async function deploy(transport: Transport): Promise<Deployment> {
  const folder = mkdtempSync(join(tmpdir(), 'mashang-gateway-'));
  const opened = await Promise.all(
    FIXTURE_MODULES.map(async (module) => {
      const database = await openTestDatabase({ name: module.name, entities: [], migrations: [] });
      return { database, running: runSubgraph(module, database.database, { logger: silentLogger }) };
    }),
  );
  const subgraphs = opened.map(({ running }) => running);
  const remote = transport === 'remote' ? await remoteOf(subgraphs) : undefined;
  const metrics = createMetrics({ defaultMetrics: false });
  const gateway = await createGateway({
    supergraphSdl: fixtureSupergraph(),
    dataSourceFor: (name) => remote?.sourceOf(name) ?? embeddedDataSource(subgraphs.find((candidate) => candidate.name === name)!),
    logger: silentLogger,
    metrics,
    limits: LIMITS,
    introspectionEnabled: true,
  });
  const issuer = await openLocalIssuer({ dataFolder: folder });
  const served = await serveGateway(gateway, {
    port: 0,
    host: '127.0.0.1',
    verifyToken: createTokenVerifier({ issuer: issuer.issuer, audience: issuer.audience, keys: issuer.jwks, clock: systemClock }),
    health: createHealth({ checks: {}, logger: silentLogger }),
    logger: silentLogger,
    metrics,
    maximumBodyBytes: MAXIMUM_BODY_BYTES,
  });
  const post: Deployment['post'] = async (body, headers = {}) => {
    const response = await fetch(served.url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...headers } });
    return { status: response.status, headers: response.headers, body: (await response.json()) as Answer['body'] };
  };
  return {
    url: served.url,
    post,
    ask: (query, { variables, token } = {}) => post(JSON.stringify({ query, variables }), token ? { authorization: `Bearer ${token}` } : {}),
    tokenFor: (name, lifetimeSeconds) => issuer.issueToken(name, lifetimeSeconds === undefined ? {} : { lifetimeSeconds }),
    stop: async (name) => {
      await remote?.stop(name);
    },
    close: async () => {
      await served.close();
      await remote?.close();
      for (const { database } of opened) await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
