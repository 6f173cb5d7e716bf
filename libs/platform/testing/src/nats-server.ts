import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createConnection, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A private NATS server with JetStream, on a port and in a folder of its own. */
export interface NatsServer {
  /** With its user and password, if it has them. */
  readonly url: string;
  start(): Promise<void>;
  /** As a crash would; what it stored stays. */
  kill(): Promise<void>;
  /** Forgets what it stored; only while it does not run. */
  wipe(): Promise<void>;
  close(): Promise<void>;
}

export interface NatsServerOptions {
  /** Default: whoever reaches it may do all. */
  readonly credentials?: { readonly user: string; readonly password: string };
}

export async function natsServer({ credentials }: NatsServerOptions = {}): Promise<NatsServer> {
  if (spawnSync('nats-server', ['--version']).error) throw new Error('nats-server is not installed: apt-get install nats-server');
  const folder = await mkdtemp(join(tmpdir(), 'mashang-nats-'));
  const port = await freePort();
  const held: { child: ChildProcess | null } = { child: null };
  const rights = credentials === undefined ? [] : [`--user=${credentials.user}`, `--pass=${credentials.password}`];
  const wipe = () => rm(join(folder, 'store'), { recursive: true, force: true });
  const kill = async (): Promise<void> => {
    const { child } = held;
    held.child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  };
  return {
    url: credentials === undefined ? `nats://127.0.0.1:${port}` : `nats://${credentials.user}:${credentials.password}@127.0.0.1:${port}`,
    wipe,
    kill,
    start: async () => {
      const child = spawn('nats-server', ['-js', '-sd', join(folder, 'store'), '-a', '127.0.0.1', '-p', String(port), ...rights], { stdio: 'ignore' });
      held.child = child;
      while (!(await answers(port))) if (child.exitCode !== null) throw new Error(`nats-server ended with ${child.exitCode}`);
    },
    close: async () => {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    // The server speaks first.
    socket.once('data', () => resolve(true));
    socket.once('error', () => resolve(false));
    socket.once('close', () => resolve(false));
    socket.once('data', () => socket.destroy());
  });
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
