import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { NationalFamily } from '@mashang/cases';
import { casesSubgraph, NATIONAL_FAMILIES, nationalRecords } from '@mashang/cases';
import { DomainError, Period, systemClock } from '@mashang/domain';
import { ANONYMOUS } from '@mashang/platform-identity';
import { openDatabase } from '@mashang/platform-persistence';
import { openPersonalNumbers } from '@mashang/township';
import type { Format } from './record-lines';
import { FORMATS, recordLines } from './record-lines';

const USAGE = `Usage: npm run -s national-export -- --family FAMILY --period PERIOD [--format FORMAT] [--data FOLDER | --database-url URL]
  --family        ${NATIONAL_FAMILIES.join(', ')}
  --period        of receipt: 2012, 2012-H1, 2012-07 or 2012-YTD-07
  --format        csv (default) or jsonl
  --data          folder of the embedded databases (default ./data)
  --database-url  of the cases, e.g. mysql://user:password@localhost:3306/mashang_cases`;

function oneOf<Choice extends string>(name: string, choices: readonly Choice[], text: string | undefined): Choice {
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw new DomainError('ARGUMENT_UNKNOWN', `--${name} takes ${choices.join(', ')}, not "${text ?? ''}".`);
  return choice;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      family: { type: 'string' },
      period: { type: 'string' },
      format: { type: 'string', default: 'csv' },
      data: { type: 'string', default: './data' },
      'database-url': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const family: NationalFamily = oneOf('family', NATIONAL_FAMILIES, values.family);
  const format: Format = oneOf('format', FORMATS, values.format);
  const period = Period.parse(values.period ?? '');
  // The pipeline reports it too; without a listener it would end the process with a stack.
  process.stdout.on('error', () => undefined);
  const { name, entities, migrations } = casesSubgraph({ personalNumbers: await openPersonalNumbers(values.data) });
  const database = await openDatabase({ name, url: values['database-url'] ?? `file:${join(values.data, 'cases.sqlite')}`, entities, migrations });
  try {
    const ctx = { principal: ANONYMOUS, requestId: 'national-export', clock: systemClock };
    await pipeline(Readable.from(recordLines(nationalRecords(database, ctx, family, period), format)), process.stdout, { end: false });
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  // Whoever reads has read enough, as `head` does.
  if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return;
  const isUsage = error instanceof DomainError || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(isUsage && error instanceof Error ? `${error.message}\n${USAGE}\n` : `${String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
