import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const WORKSPACE = join(__dirname, '../../..');

jest.setTimeout(60_000);

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (typeof address !== 'object' || address === null) throw new Error('No port');
  return address.port;
}

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly complaint: string;
}

function launch(environment: Readonly<Record<string, string>>): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, ['-r', '@swc-node/register', 'apps/township/src/main.ts'], {
    cwd: WORKSPACE,
    env: { PATH: process.env['PATH'] ?? '', SWC_NODE_PROJECT: join(WORKSPACE, 'tsconfig.base.json'), ...environment },
  });
  let [out, complaint] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  return { child, ended: new Promise((resolve) => child.once('exit', (code) => resolve({ code, out, complaint }))) };
}

async function answering(port: number, { child, ended }: ReturnType<typeof launch>): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error((await ended).complaint);
    const live = await fetch(`http://127.0.0.1:${port}/health/ready`).catch(() => undefined);
    if (live?.status === 200) return;
    // Ends on readiness or on the process's end, not on time.
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

describe('township', () => {
  let folder: string;
  let port: number;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'mashang-township-'));
    port = await freePort();
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const settings = (changes: Readonly<Record<string, string>> = {}) => ({
    TOWNSHIP_PORT: String(port),
    TOWNSHIP_DATA_FOLDER: folder,
    LOG_LEVEL: 'warn',
    ...changes,
  });

  it.each([
    ['TOWNSHIP_PORT', { TOWNSHIP_PORT: 'four thousand' }],
    ['IDENTITY_ISSUER', { TOWNSHIP_ENVIRONMENT: 'production' }],
    ['TOWNSHIP_DATABASE_URL', { TOWNSHIP_DATABASE_URL: 'postgres://localhost/x' }],
  ])('stops with one line about %s', async (variable, mistake) => {
    const { code, complaint } = await launch(settings(mistake)).ended;
    expect(code).toBe(1);
    expect(complaint.trim().split('\n')).toHaveLength(1);
    expect(complaint).toContain(variable);
    expect(complaint).not.toMatch(/at .*\.ts|node_modules/);
  });

  it('stops cleanly on Ctrl-C', async () => {
    const township = launch(settings());
    await answering(port, township);
    township.child.kill('SIGINT');
    expect(await township.ended).toMatchObject({ code: 0 });
  });
});
