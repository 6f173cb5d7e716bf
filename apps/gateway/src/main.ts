import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DomainError, systemClock } from '@mashang/domain';
import { readGatewayConfiguration } from '@mashang/platform-config';
import { createExplorer, createGateway, DEFAULT_LIMITS, readyOperations, remoteDataSource, serveGateway } from '@mashang/platform-gateway';
import { createStatementSigner, createTokenVerifier, importStatementPrivateKey } from '@mashang/platform-identity';
import { createHealth, createLogger, createMetrics, endFailedStart, installShutdown, startTracing } from '@mashang/platform-observability';

const SUPERGRAPH = join(__dirname, '../supergraph.graphql');
const OPERATIONS = join(__dirname, '../operations');

/** The one public endpoint as its own service: verifies tokens, plans, and asks the subgraphs over HTTP. */
async function main(): Promise<void> {
  const configuration = readGatewayConfiguration();
  const { identity, subgraphUrls, host, port } = configuration;
  if (!identity) throw new DomainError('CONFIGURATION_INVALID', 'IDENTITY_ISSUER, IDENTITY_AUDIENCE, IDENTITY_JWKS_URL not set: the gateway needs an issuer.');
  const logger = createLogger({ name: 'gateway', level: configuration.logLevel });
  const metrics = createMetrics();
  const shutdown = installShutdown({ logger });
  const tracing = await startTracing({ serviceName: 'gateway', endpoint: configuration.tracingEndpoint });
  shutdown.add(() => tracing.shutdown());
  const signer = createStatementSigner({ privateKey: importStatementPrivateKey(configuration.statementPrivateKey) });
  const gateway = await createGateway({
    supergraphSdl: readFileSync(SUPERGRAPH, 'utf8'),
    dataSourceFor: (name) => {
      const url = subgraphUrls[name];
      if (!url) throw new DomainError('CONFIGURATION_INVALID', `GATEWAY_SUBGRAPH_URLS lacks ${name}, which the supergraph names.`);
      const source = remoteDataSource({ name, url }, { signer, logger, tracing });
      shutdown.add(() => source.close());
      return source;
    },
    logger,
    metrics,
    limits: { ...DEFAULT_LIMITS, maximumDepth: configuration.maximumDepth },
    introspectionEnabled: configuration.introspectionEnabled,
  });
  const served = await serveGateway(gateway, {
    port,
    host,
    logger,
    metrics,
    verifyToken: createTokenVerifier({ issuer: identity.issuer, audience: identity.audience, keys: new URL(identity.jwksUrl), clock: systemClock }),
    tracing,
    health: createHealth({ checks: {}, logger }),
    maximumBodyBytes: configuration.maximumBodyBytes,
    requestTimeoutMs: configuration.subgraphTimeoutMs,
    ...(configuration.explorerEnabled ? { explorer: createExplorer({ operations: readyOperations(OPERATIONS), logger }) } : {}),
  });
  shutdown.add(() => served.close());
  logger.info('gateway answers', { url: served.url });
}

main().catch(endFailedStart);
