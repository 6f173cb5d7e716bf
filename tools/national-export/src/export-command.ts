import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { NationalFamily } from '@mashang/cases';
import { casesSubgraph, NATIONAL_COLUMNS, NATIONAL_FAMILIES, nationalRecords } from '@mashang/cases';
import { DomainError, Period, systemClock } from '@mashang/domain';
import { ANONYMOUS } from '@mashang/platform-identity';
import type { Database } from '@mashang/platform-persistence';
import { openDatabase, pendingMigrations, personalNumberVault } from '@mashang/platform-persistence';
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

/** Why nothing was exported, in one line. */
class ExportRefused extends Error {
  constructor(
    readonly exitCode: number,
    message: string,
  ) {
    super(message);
  }
}

/** Writes the records that the arguments ask for; answers the exit code: 0 done, 1 refused or failed, 2 there is no such database. */
export async function exportRecords(args: readonly string[], out: Writable, say: (text: string) => void): Promise<number> {
  try {
    await write(args, out, say);
    return 0;
  } catch (error) {
    // Whoever reads has read enough, as `head` does.
    if (codeOf(error) === 'EPIPE') return 0;
    if (error instanceof ExportRefused) {
      say(`${error.message}\n`);
      return error.exitCode;
    }
    const isUsage = error instanceof DomainError || codeOf(error)?.startsWith('ERR_PARSE_ARGS') === true;
    say(isUsage && error instanceof Error ? `${error.message}\n${USAGE}\n` : `${String(error instanceof Error ? error.stack : error)}\n`);
    return 1;
  }
}

async function write(args: readonly string[], out: Writable, say: (text: string) => void): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
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
    say(`${USAGE}\n`);
    return;
  }
  const family: NationalFamily = oneOf('family', NATIONAL_FAMILIES, values.family);
  const format: Format = oneOf('format', FORMATS, values.format);
  const period = Period.parse(values.period ?? '');
  const database = await openExisting(values['database-url'] ?? `file:${join(values.data, 'cases.sqlite')}`);
  try {
    const ctx = { principal: ANONYMOUS, requestId: 'national-export', clock: systemClock };
    await pipeline(Readable.from(recordLines(nationalRecords(database, ctx, family, period), format, NATIONAL_COLUMNS[family])), out, { end: false });
  } finally {
    await database.close();
  }
}

/** Opens the database as it is: an export makes none, and brings none up to date. */
async function openExisting(url: string): Promise<Database> {
  const path = /^file:(?:\/\/(?=\/))?(.+)$/.exec(url)?.[1];
  if (path !== undefined && !existsSync(path)) throw new ExportRefused(2, `There is no database ${path}: name the folder of the township's data with --data.`);
  // Identifiers leave masked, so no key is needed to read them.
  const { name, entities, migrations } = casesSubgraph({ personalNumbers: personalNumberVault(randomBytes(32).toString('base64url')) });
  const database = await openDatabase({ name, url, entities, migrations, migrate: false }).catch((error: unknown) => {
    const code = error instanceof DomainError ? undefined : codeOf(error);
    if (code === undefined) throw error;
    throw new ExportRefused(code === 'ER_BAD_DB_ERROR' ? 2 : 1, `The database cannot be opened (${code}): check the address, and whether it is running.`);
  });
  const pending = await pendingMigrations(database);
  if (pending.length === 0) return database;
  await database.close();
  throw new ExportRefused(1, `The database lacks ${pending.length} changes of its schema, from ${pending[0] ?? ''} on: start the township once, which makes them, and export then.`);
}

/** The code of an error of the system or a driver, of the first one where there are several. */
function codeOf(error: unknown): string | undefined {
  // A driver's error comes from another realm under test, so its class does not tell.
  if (typeof error !== 'object' || error === null) return undefined;
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'errors' in error && Array.isArray(error.errors) ? error.errors.map(codeOf).find((code) => code !== undefined) : undefined;
}
