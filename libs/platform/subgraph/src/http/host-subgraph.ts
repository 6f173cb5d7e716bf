import { systemClock } from '@mashang/domain';
import type { SubgraphOptions, SubgraphSecret } from '@mashang/platform-config';
import { readSubgraphConfiguration } from '@mashang/platform-config';
import { createStatementVerifier, importStatementPublicKey } from '@mashang/platform-identity';
import { createLogger, endFailedStart, createMetrics, installShutdown, startTracing } from '@mashang/platform-observability';
import { registerEventMetrics, startNatsRelay } from '@mashang/platform-persistence';
import type { SubgraphModule } from '../contracts';
import { startSubgraph } from '../start-subgraph';
import { serveSubgraph } from './serve-subgraph';

async function host<Secret extends SubgraphSecret>(
  options: SubgraphOptions<Secret>,
  moduleOf: (secrets: Readonly<Record<Secret, string>>) => SubgraphModule,
): Promise<void> {
  const configuration = readSubgraphConfiguration<Secret>(options);
  const { name, port, host: address, databaseUrl, poolSize, eventsUrl, gatewayPublicKey, secrets, logLevel, tracingEndpoint } = configuration;
  const verifyStatement = createStatementVerifier({ publicKey: importStatementPublicKey(gatewayPublicKey), audience: name, clock: systemClock });
  const logger = createLogger({ name: `${name}-subgraph`, level: logLevel });
  const metrics = createMetrics();
  const shutdown = installShutdown({ logger });
  const tracing = await startTracing({ serviceName: `${name}-subgraph`, endpoint: tracingEndpoint });
  shutdown.add(() => tracing.shutdown());
  const running = await startSubgraph(moduleOf(secrets), { logger, metrics, tracing, databaseUrl, poolSize });
  shutdown.add(() => running.close());
  registerEventMetrics(metrics.registry, [running.database]);
  if (eventsUrl === undefined) {
    logger.info('no events are carried to or from other subgraphs', { variable: `${name.toUpperCase()}_EVENTS_URL` });
  } else {
    const relay = startNatsRelay({ url: eventsUrl, party: running, logger });
    shutdown.add(() => relay.close());
  }
  const served = await serveSubgraph(running, { port, host: address, verifyStatement, logger, metrics, tracing });
  shutdown.add(() => served.close());
  logger.info('subgraph answers its gateway', { url: served.url });
}

/**
 * The whole `main` of a subgraph's own service: reads its configuration, opens its database, answers its gateway until told
 * to stop. A configuration mistake ends the process with one line.
 */
export function hostSubgraph<const Secret extends SubgraphSecret = never>(
  options: SubgraphOptions<Secret>,
  moduleOf: (secrets: Readonly<Record<Secret, string>>) => SubgraphModule,
): void {
  host(options, moduleOf).catch(endFailedStart);
}
