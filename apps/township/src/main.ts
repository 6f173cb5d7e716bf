import 'reflect-metadata';
import { DomainError } from '@mashang/domain';
import { readTownshipConfiguration } from '@mashang/platform-config';
import { createLogger, installShutdown } from '@mashang/platform-observability';
import { startTownship } from './township';
import { welcome } from './welcome';

async function main(): Promise<void> {
  const configuration = readTownshipConfiguration();
  const logger = createLogger({ name: 'township', level: configuration.logLevel });
  const township = await startTownship(configuration, logger);
  installShutdown({ logger, dispose: [() => township.close()] });
  process.stdout.write(welcome(township.url, configuration));
}

main().catch((error: unknown) => {
  const text = error instanceof DomainError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
});
