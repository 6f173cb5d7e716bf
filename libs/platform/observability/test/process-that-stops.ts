import { createLogger, installShutdown } from '../src/index';

/** A process for `shutdown.spec.ts`: opens things, says so, and waits for a signal. `argv[2]` holds its options. */
const { blocked, failing, ...options } = JSON.parse(process.argv[2] ?? '{}') as {
  blocked?: boolean;
  failing?: boolean;
  deadlineMs?: number;
  repeatMs?: number;
};

const say = (line: string): void => {
  process.stdout.write(`${line}\n`);
};
const logger = createLogger({
  name: 'stops',
  level: 'info',
  destination: { write: (line) => process.stderr.write(line) },
});

const shutdown = installShutdown({
  logger,
  ...options,
  dispose: [() => say('closed database')],
});
shutdown.add(async () => {
  say('closing server');
  if (blocked === true) await new Promise((resolve) => process.stdin.once('data', resolve));
  if (failing === true) throw new Error('the server does not close');
  say('closed server');
});
shutdown.add(() => say('drained'));

if (blocked === true) {
  let signals = 0;
  process.on('SIGINT', () => say(`SIGINT ${(signals += 1)}`));
}
const alive = setInterval(() => undefined, 60_000);
shutdown.add(() => clearInterval(alive));
say('ready');
