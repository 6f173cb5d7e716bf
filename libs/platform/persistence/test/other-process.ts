import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface OtherProcess {
  readonly child: ChildProcess;
  /** What it has said so far. */
  readonly lines: readonly string[];
  /** Resolves with the exit code, or with the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** Resolves when it has said `count` lines; rejects when it ends before. */
  said(count: number): Promise<void>;
}

/** Starts `writer-process.ts`. */
export function startWriter(url: string, label: string, task: string): OtherProcess {
  return start('writer-process.ts', url, label, task);
}

/** Starts `job-process.ts`. */
export function startJobRunner(url: string): OtherProcess {
  return start('job-process.ts', url);
}

/** Starts `event-process.ts`. */
export function startEventConsumer(url: string, count: string): OtherProcess {
  return start('event-process.ts', url, count);
}

/** Starts `nats-consumer-process.ts`. */
export function startNatsConsumer(url: string, natsUrl: string, standsAt: string): OtherProcess {
  return start('nats-consumer-process.ts', url, natsUrl, standsAt);
}

function start(file: string, ...args: readonly string[]): OtherProcess {
  const child = spawn(
    process.execPath,
    ['-r', '@swc-node/register', join(__dirname, file), ...args],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, SWC_NODE_PROJECT: join(__dirname, '../../../../tsconfig.base.json') },
    },
  );
  const lines: string[] = [];
  const output = createInterface({ input: child.stdout });
  output.on('line', (line) => lines.push(line));
  const ended = new Promise<number | string>((resolve, reject) => {
    child.once('error', reject);
    // `close` comes after the last line, `exit` may come before it.
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const said = (count: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const check = (): void => {
        if (lines.length >= count) resolve();
      };
      output.on('line', check);
      ended.then((end) => reject(new Error(`ended with ${end} after ${lines.length} lines`)), reject);
      check();
    });
  return { child, lines, ended, said };
}
