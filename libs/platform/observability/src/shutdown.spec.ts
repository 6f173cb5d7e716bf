import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  readonly lines: string[];
  /** Resolves when the process has said it. */
  said(line: string): Promise<void>;
  ended(): Promise<number | null>;
}

const running: ChildProcessWithoutNullStreams[] = [];

function start(options: object): Running {
  const child = spawn(process.execPath, [
    '--require',
    require.resolve('@swc-node/register'),
    join(__dirname, '..', 'test', 'process-that-stops.ts'),
    JSON.stringify(options),
  ]);
  running.push(child);
  const lines: string[] = [];
  const output = createInterface(child.stdout);
  output.on('line', (line) => lines.push(line));
  const closed = once(child, 'close').then(() => child.exitCode);
  return {
    child,
    lines,
    said: async (expected) => {
      while (!lines.includes(expected))
        await Promise.race([once(output, 'line'), closed.then(() => fail(expected, lines))]);
    },
    ended: () => closed,
  };
}

function fail(expected: string, lines: readonly string[]): never {
  throw new Error(`the process ended without saying ${expected}, only ${lines.join(', ')}`);
}

afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGKILL');
});

describe('installShutdown', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('closes everything once, the last opened first, on %s', async (signal) => {
    const { child, lines, said, ended } = start({});
    await said('ready');
    child.kill(signal);

    expect(await ended()).toBe(0);
    expect(lines).toEqual(['ready', 'drained', 'closing server', 'closed server', 'closed database']);
  });

  it('ends at once on a second signal', async () => {
    const { child, lines, said, ended } = start({ blocked: true, repeatMs: 0 });
    await said('ready');
    child.kill('SIGINT');
    await said('closing server');
    child.kill('SIGINT');

    expect(await ended()).toBe(130);
    expect(lines).not.toContain('closed server');
  });

  it('takes an immediate repetition for the same key press', async () => {
    const { child, lines, said, ended } = start({ blocked: true, repeatMs: 60_000 });
    await said('ready');
    child.kill('SIGINT');
    await said('closing server');
    child.kill('SIGINT');
    await said('SIGINT 2');
    child.stdin.write('go\n');

    expect(await ended()).toBe(0);
    expect(lines.at(-1)).toBe('closed database');
  });

  it('gives up after the deadline', async () => {
    const { child, lines, said, ended } = start({ blocked: true, deadlineMs: 50 });
    await said('ready');
    child.kill('SIGTERM');

    expect(await ended()).toBe(1);
    expect(lines).not.toContain('closed server');
  });

  it('closes the rest when one thing cannot be closed, and says so by its exit code', async () => {
    const { child, lines, said, ended } = start({ failing: true });
    await said('ready');
    child.kill('SIGTERM');

    expect(await ended()).toBe(1);
    expect(lines.at(-1)).toBe('closed database');
  });
});
