#!/usr/bin/env node
// Runs a command with MASHANG_TEST_DATABASE naming a MariaDB server: the one it names already, or else a private one that
// is started for the command and removed after it.
//   node tools/mariadb/with-mariadb.mjs -- npx nx run-many -t test
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection, createServer } from 'node:net';
import { constants, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

const STARTUP_MILLISECONDS = 30_000;
const PROBE_MILLISECONDS = 50;

/** What stops this tool with one clear line. */
class Refusal extends Error {}

/** A signal goes to the command; the server is stopped and removed after it, also when there is no command yet. */
const interruption = { signal: null, forward: () => undefined };

function exitCodeOf(signal) {
  return 128 + constants.signals[signal];
}

function commandAfterDashes(words) {
  const dashes = words.indexOf('--');
  const command = dashes === -1 ? [] : words.slice(dashes + 1);
  if (command.length === 0) throw new Refusal('usage: with-mariadb.mjs -- <command> [arguments]');
  return command;
}

function isInstalled(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/** The server program lies in sbin, which is not on everybody's path. */
function programNamed(names) {
  const program = names.flatMap((name) => [name, `/usr/sbin/${name}`, `/usr/local/sbin/${name}`]).find(isInstalled);
  if (program === undefined) {
    throw new Refusal(
      'with-mariadb: no MariaDB found: install mariadb-server, or set MASHANG_TEST_DATABASE=mysql://user:password@host:port',
    );
  }
  return program;
}

function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function answersOn(port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    socket
      .once('data', () => resolve(true))
      .once('error', () => resolve(false))
      .once('close', () => resolve(false));
    socket.setTimeout(1_000, () => socket.destroy());
  });
}

function exited(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve({ code, signal }));
  });
}

async function startServer(folder) {
  const server = programNamed(['mariadbd']);
  const install = programNamed(['mariadb-install-db']);
  // As root the server wants to be told that it may run as root.
  const user = `--user=${userInfo().username}`;
  const data = join(folder, 'data');
  const installed = spawnSync(
    install,
    ['--no-defaults', user, `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db'],
    { encoding: 'utf8' },
  );
  if (installed.status !== 0) throw new Refusal(`with-mariadb: mariadb-install-db failed: ${installed.stderr.trim()}`);
  const port = await freePort();
  const child = spawn(
    server,
    [
      '--no-defaults',
      user,
      `--datadir=${data}`,
      `--socket=${join(folder, 'mariadb.sock')}`,
      // A server clears its temporary tables out of this folder when it starts, and those of a neighbour with them.
      `--tmpdir=${folder}`,
      `--pid-file=${join(folder, 'mariadb.pid')}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      '--skip-name-resolve',
      '--max-connections=500',
      // Its data live as long as the command, so nothing has to survive a power cut.
      '--innodb-flush-log-at-trx-commit=2',
      '--sync-binlog=0',
      '--innodb-doublewrite=0',
      '--skip-log-bin',
      '--innodb-buffer-pool-size=128M',
    ],
    // A group of its own: Ctrl-C is for the command; the server is stopped after it.
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const log = [];
  child.stderr.on('data', (chunk) => log.push(chunk));
  const end = exited(child);
  let running = true;
  end.then(
    () => (running = false),
    () => (running = false),
  );
  const deadline = Date.now() + STARTUP_MILLISECONDS;
  while (!(await answersOn(port))) {
    if (interruption.signal !== null || !running || Date.now() > deadline) {
      child.kill('SIGKILL');
      await end;
      throw new Refusal(`with-mariadb: the server did not start:\n${Buffer.concat(log).toString().trim()}`);
    }
    await new Promise((resolve) => setTimeout(resolve, PROBE_MILLISECONDS));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await end;
  };
  return { url: `mysql://root:@127.0.0.1:${port}`, stop };
}

async function run([program, ...words], url) {
  if (interruption.signal !== null) return exitCodeOf(interruption.signal);
  const child = spawn(program, words, { stdio: 'inherit', env: { ...process.env, MASHANG_TEST_DATABASE: url } });
  interruption.forward = (signal) => child.kill(signal);
  const { code, signal } = await exited(child);
  return signal === null ? code : exitCodeOf(signal);
}

async function main() {
  const command = commandAfterDashes(process.argv.slice(2));
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(name, (signal) => {
      interruption.signal = signal;
      interruption.forward(signal);
    });
  }
  const given = process.env.MASHANG_TEST_DATABASE;
  if (given) return run(command, given);
  const folder = mkdtempSync(join(tmpdir(), 'mashang-mariadb-'));
  try {
    const server = await startServer(folder);
    try {
      return await run(command, server.url);
    } finally {
      await server.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error) => {
    console.error(error instanceof Refusal ? error.message : error);
    process.exitCode = 1;
  },
);
