import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { disableFederationTelemetry } from '@mashang/platform-config';
import type { Logger, Metrics } from '@mashang/platform-observability';
import { depthLimit } from './depth-limit';
import { shapedError } from './error-shape';
import type { GatewayContext, SubgraphDataSource } from './gateway-context';
import { requestReport } from './request-report';
import { supportedSupergraph } from './supported-supergraph';

export interface GatewayLimits {
  /** How many fields may lie below one another. */
  readonly maximumDepth: number;
  /** How many tokens an operation's text may have. */
  readonly maximumTokens: number;
}

export const DEFAULT_LIMITS: GatewayLimits = { maximumDepth: 15, maximumTokens: 8_000 };

export interface GatewayOptions {
  /** The committed supergraph; composed from the subgraphs, never fetched from them. */
  readonly supergraphSdl: string;
  readonly dataSourceFor: (subgraph: string) => SubgraphDataSource;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly limits?: GatewayLimits;
  readonly introspectionEnabled: boolean;
}

/** A started gateway over any set of data sources, without a port of its own. */
export async function createGateway(options: GatewayOptions): Promise<ApolloServer<GatewayContext>> {
  const { supergraphSdl, dataSourceFor, logger, metrics, limits = DEFAULT_LIMITS, introspectionEnabled } = options;
  // Its exporter starts in the constructor and asks cloud addresses; nothing may leave the township unasked.
  disableFederationTelemetry();
  const gateway = new ApolloGateway({
    supergraphSdl: supportedSupergraph(supergraphSdl),
    buildService: ({ name }) => dataSourceFor(name),
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    logger: libraryLogger(logger),
  });
  const server = new ApolloServer<GatewayContext>({
    gateway,
    introspection: introspectionEnabled,
    includeStacktraceInErrorResponses: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    validationRules: [depthLimit(limits.maximumDepth)],
    parseOptions: { maxTokens: limits.maximumTokens },
    formatError: shapedError,
    plugins: [requestReport(logger, metrics)],
    logger: libraryLogger(logger),
  });
  await server.start();
  return server;
}

/** The libraries log sentences; ours are events with fields. */
function libraryLogger(logger: Logger) {
  const at = (level: 'debug' | 'info' | 'warn' | 'error') => (message?: unknown) => logger[level]('federation library', { message: String(message) });
  return { debug: at('debug'), info: at('debug'), warn: at('warn'), error: at('error') };
}
