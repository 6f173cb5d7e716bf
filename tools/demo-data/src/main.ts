import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DomainError } from '@mashang/domain';
import { openPersonalNumbers } from '@mashang/township';
import { MultiBar, Presets } from 'cli-progress';
import { loadDemoYear } from './load-demo-year';

/** How many rows each database gets, for the length of its bar. */
const ROWS_AT_SCALE: Readonly<Record<string, (scale: number) => number>> = {
  personnel: () => 1_800,
  projects: () => 220,
  welfare: (scale) => 12_500 * scale,
  cases: (scale) => 10_400 * scale,
};

const USAGE = `Usage: npm run demo-data -- [--data FOLDER | --database-url TEMPLATE] [--scale N] [--seed N]
  --data          folder of the embedded databases (default ./data)
  --database-url  e.g. mysql://user:password@localhost:3306/mashang_{subgraph}
  --scale         1 to 1000: how many times the cases, households, payments and claims (default 1)
  --seed          the same seed gives the same world (default 20120731)`;

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const number = Number(text);
  if (!Number.isInteger(number) || number < least || number > most) {
    throw new DomainError('ARGUMENT_OUT_OF_RANGE', `--${name} takes a whole number from ${least} to ${most}, not "${text}".`);
  }
  return number;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      data: { type: 'string', default: './data' },
      'database-url': { type: 'string' },
      scale: { type: 'string', default: '1' },
      seed: { type: 'string', default: '20120731' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const scale = wholeNumber('scale', values.scale, 1, 1000);
  const seed = wholeNumber('seed', values.seed, 0, 0x7fffffff);
  mkdirSync(values.data, { recursive: true });
  const urlOf = (subgraph: string): string =>
    values['database-url']?.replaceAll('{subgraph}', subgraph) ?? `file:${join(values.data, `${subgraph}.sqlite`)}`;

  const bars = new MultiBar({ format: '{subgraph} [{bar}] {value} rows', hideCursor: true, noTTYOutput: false }, Presets.shades_classic);
  const barOf = new Map<string, ReturnType<typeof bars.create>>();
  try {
    await loadDemoYear({
      urlOf,
      personalNumbers: await openPersonalNumbers(values.data),
      seed,
      scale,
      onProgress: (subgraph, written) => {
        const bar = barOf.get(subgraph) ?? bars.create(ROWS_AT_SCALE[subgraph]?.(scale) ?? 1, 0, { subgraph });
        barOf.set(subgraph, bar);
        bar.update(written, { subgraph });
      },
    });
  } finally {
    bars.stop();
  }
}

main().catch((error: unknown) => {
  const isUsage = error instanceof DomainError || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(isUsage && error instanceof Error ? `${error.message}\n${USAGE}\n` : `${String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
