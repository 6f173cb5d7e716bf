import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { DivisionCode, DomainError } from '@mashang/domain';
import { openLocalIssuer } from '@mashang/platform-identity';
import { graphOverHttp } from './graph-over-http';
import { scoreAgreements } from './score-agreements';

const USAGE = `Usage: npm run -s agreement-scoring -- --year YEAR --as-of INSTANT (--as PERSON [--data FOLDER] | --token TOKEN) [--township CODE] [--url URL]
  --year      of the agreements
  --as-of     values stand as of this instant, e.g. 2012-08-05T23:59:59+08:00
  --as        a demo person, e.g. analyst; --data is the folder of the local issuer's key (default ./data)
  --token     of a real issuer
  --township  division code (default 350199101000)
  --url       of the graph (default http://localhost:4000/graphql)
Prints for each indicator what its query answers and what counts afterwards; exits 1 when they differ.`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      year: { type: 'string', default: '' },
      'as-of': { type: 'string', default: '' },
      as: { type: 'string' },
      data: { type: 'string', default: './data' },
      token: { type: 'string' },
      township: { type: 'string', default: '350199101000' },
      url: { type: 'string', default: 'http://localhost:4000/graphql' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const year = Number(values.year);
  if (!Number.isInteger(year) || year < 2000 || year > 2100) throw new DomainError('ARGUMENT_OUT_OF_RANGE', `--year takes a year from 2000 to 2100, not "${values.year}".`);
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(values['as-of']) || Number.isNaN(Date.parse(values['as-of']))) {
    throw new DomainError('ARGUMENT_UNKNOWN', '--as-of takes an instant with its offset, e.g. 2012-08-05T23:59:59+08:00.');
  }
  const token = values.token ?? (values.as === undefined ? undefined : await (await openLocalIssuer({ dataFolder: values.data })).issueToken(values.as));
  if (token === undefined) throw new DomainError('ARGUMENT_UNKNOWN', 'Say who asks: --as PERSON or --token TOKEN.');
  const run = { township: DivisionCode.parse(values.township), year, asOf: values['as-of'], id: randomUUID() };
  for await (const outcome of scoreAgreements(graphOverHttp(values.url, token), run)) {
    process.stdout.write(`${JSON.stringify(outcome)}\n`);
    if (!outcome.agrees) process.exitCode = 1;
  }
}

// Whoever reads a part and closes the pipe, as `head` does, has what was wanted.
process.stdout.on('error', (error: Error & { readonly code?: string }) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

main().catch((error: unknown) => {
  const isUsage = error instanceof DomainError || (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'));
  process.stderr.write(isUsage && error instanceof Error ? `${error.message}\n${USAGE}\n` : `${String(error instanceof Error ? error.stack : error)}\n`);
  process.exitCode = 1;
});
