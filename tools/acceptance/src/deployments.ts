import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { databaseUrlOf, readTownshipConfiguration } from '@mashang/platform-config';
import { generateStatementKeys, openLocalIssuer } from '@mashang/platform-identity';
import { silentLogger } from '@mashang/platform-observability';
import { startTownship } from '@mashang/township';
import type { DemoDatabases } from './demo-databases';
import { SUBGRAPHS } from './demo-databases';

const WORKSPACE = join(__dirname, '../../..');

/** A graph that answers at `url`, whatever stands behind it. */
export interface Deployment {
  readonly url: string;
  tokenFor(person: string): Promise<string>;
  /** Kills one subgraph as a crash would; only where subgraphs are processes. */
  kill(subgraph: string): Promise<void>;
  close(): Promise<void>;
}

/** The whole graph in this process. */
export async function oneProcess({ dataFolder, urlTemplate }: DemoDatabases): Promise<Deployment> {
  const port = await freePort();
  const configuration = readTownshipConfiguration({ TOWNSHIP_PORT: String(port), TOWNSHIP_DATA_FOLDER: dataFolder, TOWNSHIP_DATABASE_URL: urlTemplate });
  const township = await startTownship(configuration, silentLogger);
  return {
    url: township.url,
    tokenFor: async (person) => (await openLocalIssuer({ dataFolder })).issueToken(person),
    kill: () => Promise.reject(new Error('The subgraphs live in this process')),
    close: () => township.close(),
  };
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Starts an app as its own process and resolves when its readiness endpoint answers 200. */
export async function startApp(app: string, port: number, environment: Readonly<Record<string, string>>): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', `apps/${app}/src/main.ts`], {
    cwd: WORKSPACE,
    env: { PATH: process.env['PATH'] ?? '', SWC_NODE_PROJECT: join(WORKSPACE, 'tsconfig.base.json'), LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr?.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${app} ended with ${child.exitCode}: ${complaint}`);
    const ready = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (ready?.status === 200) return child;
    // Not a pause for something to happen in time: the loop ends only on readiness or on the process's end.
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function stopped(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const end = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await end;
}

/** The same graph as five services over HTTP: four subgraphs and the gateway, and an OIDC issuer's key set beside them. */
export async function fiveServices({ dataFolder, urlTemplate }: DemoDatabases, everywhere: Readonly<Record<string, string>> = {}): Promise<Deployment> {
  const issuer = await openLocalIssuer({ dataFolder });
  const keySet = createServer((_, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(issuer.jwks)));
  await new Promise<void>((resolve) => keySet.listen(0, '127.0.0.1', resolve));
  const keys = generateStatementKeys();
  const subgraphs = new Map<string, { readonly child: ChildProcess; readonly url: string }>();
  for (const name of SUBGRAPHS) {
    const port = await freePort();
    const prefix = name.toUpperCase();
    const child = await startApp(`${name}-subgraph`, port, {
      [`${prefix}_PORT`]: String(port),
      [`${prefix}_DATABASE_URL`]: databaseUrlOf(urlTemplate, name),
      GATEWAY_STATEMENT_PUBLIC_KEY: keys.publicKey,
      ...everywhere,
      ...(name === 'cases' ? { PERSONAL_NUMBER_KEY: randomBytes(32).toString('base64url') } : {}),
    });
    subgraphs.set(name, { child, url: `http://127.0.0.1:${port}/graphql` });
  }
  const port = await freePort();
  const gateway = await startApp('gateway', port, {
    GATEWAY_PORT: String(port),
    GATEWAY_SUBGRAPH_URLS: [...subgraphs].map(([name, { url }]) => `${name}=${url}`).join(','),
    GATEWAY_STATEMENT_PRIVATE_KEY: keys.privateKey,
    IDENTITY_ISSUER: issuer.issuer,
    ...everywhere,
    IDENTITY_AUDIENCE: issuer.audience,
    IDENTITY_JWKS_URL: `http://127.0.0.1:${(keySet.address() as AddressInfo).port}/jwks.json`,
  });
  return {
    url: `http://127.0.0.1:${port}/graphql`,
    tokenFor: (person) => issuer.issueToken(person),
    kill: async (name) => {
      const subgraph = subgraphs.get(name);
      if (subgraph) await stopped(subgraph.child, 'SIGKILL');
    },
    close: async () => {
      await stopped(gateway, 'SIGTERM');
      for (const { child } of subgraphs.values()) await stopped(child, 'SIGTERM');
      await new Promise((resolve) => keySet.close(resolve));
    },
  };
}
