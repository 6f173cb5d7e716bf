import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger, Metrics } from '@mashang/platform-observability';
import type { GatewayContext } from './gateway-context';

/** Prints which subgraphs are missing from an answer, counts it, and writes one log line without variables. */
export function requestReport(logger: Logger, metrics: Metrics): ApolloServerPlugin<GatewayContext> {
  return {
    requestDidStart: async () => {
      const startedAt = performance.now();
      return {
        willSendResponse: async ({ response, contextValue, operationName, request }) => {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          const degraded = [...contextValue.degraded].map(([subgraph, reason]) => ({ subgraph, reason }));
          if (degraded.length > 0) result.extensions = { ...result.extensions, degraded };
          const errors = result.errors ?? [];
          const seconds = (performance.now() - startedAt) / 1000;
          const name = operationName ?? request.operationName ?? undefined;
          metrics.observeOperation({ subgraph: 'gateway', operationName: name, seconds, outcome: errors.length > 0 ? 'error' : 'ok' });
          for (const { extensions } of errors) metrics.countError({ subgraph: 'gateway', code: String(extensions?.['code']) });
          const codes = [...new Set(errors.map(({ extensions }) => String(extensions?.['code'])))];
          logger.info('operation answered', { requestId: contextValue.requestId, operationName: name, seconds, codes });
        },
      };
    },
  };
}
