import { parseArgs } from 'node:util';
import { DomainError } from '@mashang/domain';
import { readTownshipConfiguration } from '@mashang/platform-config';
import { DEMO_PEOPLE, openLocalIssuer } from '@mashang/platform-identity';

const USAGE = `Usage: npm run -s token -- --as NAME [--lifetime SECONDS]   NAME: ${DEMO_PEOPLE.map(({ name }) => name).join(', ')}`;
const ONE_YEAR = 365 * 24 * 3600;

/** Prints one token on standard output, so that `TOKEN=$(npm run -s token -- --as analyst)` works. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { as: { type: 'string' }, lifetime: { type: 'string', default: '28800' }, help: { type: 'boolean', default: false } } });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const lifetimeSeconds = Number(values.lifetime);
  if (values.as === undefined) throw new DomainError('ARGUMENT_MISSING', USAGE);
  if (!Number.isInteger(lifetimeSeconds) || lifetimeSeconds < 1 || lifetimeSeconds > ONE_YEAR) {
    throw new DomainError('ARGUMENT_OUT_OF_RANGE', `--lifetime takes whole seconds from 1 to ${ONE_YEAR}.`);
  }
  const { dataFolder, identity } = readTownshipConfiguration();
  if (identity) throw new DomainError('NO_LOCAL_ISSUER', `This township trusts ${identity.issuer}: ask that issuer for a token.`);
  const issuer = await openLocalIssuer({ dataFolder });
  process.stdout.write(`${await issuer.issueToken(values.as, { lifetimeSeconds })}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
