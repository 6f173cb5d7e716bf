import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { casesSubgraph } from '@mashang/cases';
import { systemClock } from '@mashang/domain';
import { personnelSubgraph } from '@mashang/personnel';
import type { TownshipConfiguration } from '@mashang/platform-config';
import { databaseUrlOf } from '@mashang/platform-config';
import type { ServedGateway } from '@mashang/platform-gateway';
import { createExplorer, createGateway, embeddedDataSource, readyOperations, serveGateway } from '@mashang/platform-gateway';
import type { LocalIssuer } from '@mashang/platform-identity';
import { createTokenVerifier, openLocalIssuer } from '@mashang/platform-identity';
import type { Logger } from '@mashang/platform-observability';
import { createHealth, createMetrics, startTracing } from '@mashang/platform-observability';
import { createEventRelay, registerEventMetrics } from '@mashang/platform-persistence';
import { startSubgraph } from '@mashang/platform-subgraph';
import { projectsSubgraph } from '@mashang/projects';
import { welfareSubgraph } from '@mashang/welfare';
import { openPersonalNumbers } from './keys';

/** The contracts and operations are the gateway's, whichever way the subgraphs run. */
const GATEWAY = join(__dirname, '../../gateway');
const EXPLORER_TOKEN_SECONDS = 15 * 60;
const EVENTS_EVERY_MS = 1_000;

export interface Township extends ServedGateway {
  /** The issuer of the demo people's tokens; absent where a real one is configured. */
  readonly localIssuer: LocalIssuer | undefined;
}

function verifierOf(configuration: TownshipConfiguration, localIssuer: LocalIssuer | undefined) {
  const { identity } = configuration;
  if (identity) return createTokenVerifier({ issuer: identity.issuer, audience: identity.audience, keys: new URL(identity.jwksUrl), clock: systemClock });
  if (!localIssuer) throw new Error('A township knows either a configured issuer or the local one');
  return createTokenVerifier({ issuer: localIssuer.issuer, audience: localIssuer.audience, keys: localIssuer.jwks, clock: systemClock });
}

/** The browser's page; with the local issuer it offers the demo people. */
function explorerOf(localIssuer: LocalIssuer | undefined, logger: Logger) {
  const people = localIssuer?.people.map(({ name, displayName }) => ({ name, displayName }));
  return createExplorer({
    logger,
    operations: readyOperations(join(GATEWAY, 'operations')),
    ...(localIssuer && people
      ? { people, issueToken: (name: string) => localIssuer.issueToken(name, { lifetimeSeconds: EXPLORER_TOKEN_SECONDS }) }
      : {}),
  });
}

/** The whole graph in this process: four subgraphs on their databases, and the gateway calling them as functions. */
export async function startTownship(configuration: TownshipConfiguration, logger: Logger): Promise<Township> {
  const { dataFolder, databaseUrlTemplate, identity, personalNumberKey, introspectionEnabled, explorerEnabled, host, port } = configuration;
  const metrics = createMetrics();
  const tracing = await startTracing({ serviceName: 'township', endpoint: configuration.tracingEndpoint });
  const personalNumbers = await openPersonalNumbers(dataFolder, personalNumberKey);
  const modules = [casesSubgraph({ personalNumbers }), personnelSubgraph(), projectsSubgraph(), welfareSubgraph()];
  const subgraphs = await Promise.all(
    modules.map((module) => startSubgraph(module, { logger, metrics, tracing, databaseUrl: databaseUrlOf(databaseUrlTemplate, module.name) })),
  );
  const relay = createEventRelay({ parties: subgraphs, logger });
  registerEventMetrics(metrics.registry, subgraphs.map(({ database }) => database));
  relay.start(EVENTS_EVERY_MS);
  const localIssuer = identity ? undefined : await openLocalIssuer({ dataFolder });
  const gateway = await createGateway({
    supergraphSdl: readFileSync(join(GATEWAY, 'supergraph.graphql'), 'utf8'),
    dataSourceFor: (name) => {
      const subgraph = subgraphs.find((candidate) => candidate.name === name);
      if (!subgraph) throw new Error(`The supergraph names the subgraph ${name}, which this township does not have`);
      return embeddedDataSource(subgraph);
    },
    logger,
    metrics,
    introspectionEnabled,
  });
  const served = await serveGateway(gateway, {
    port,
    host,
    logger,
    metrics,
    tracing,
    verifyToken: verifierOf(configuration, localIssuer),
    health: createHealth({ checks: Object.fromEntries(subgraphs.map((subgraph) => [subgraph.name, () => subgraph.ready()])), logger }),
    ...(explorerEnabled ? { explorer: explorerOf(localIssuer, logger) } : {}),
  });
  return {
    url: served.url,
    localIssuer,
    close: async () => {
      await served.close();
      await relay.close();
      await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
      await tracing.shutdown();
    },
  };
}
