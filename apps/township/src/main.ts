import 'reflect-metadata';
import { readTownshipConfiguration } from '@mashang/platform-config';
import { createLogger, endFailedStart, installShutdown } from '@mashang/platform-observability';
import { startTownship } from './township';
import { welcome } from './welcome';

async function main(): Promise<void> {
  const configuration = readTownshipConfiguration();
  const logger = createLogger({ name: 'township', level: configuration.logLevel });
  const township = await startTownship(configuration, logger);
  installShutdown({ logger, dispose: [() => township.close()] });
  process.stdout.write(welcome(township.url, configuration));
}

main().catch(endFailedStart);
