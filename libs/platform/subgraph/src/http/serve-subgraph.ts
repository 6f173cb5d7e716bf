import { DomainError } from '@mashang/domain';
import type { StatementVerifier } from '@mashang/platform-identity';
import { GATEWAY_STATEMENT_HEADER } from '@mashang/platform-identity';
import type { Health, Logger, Metrics, Tracing } from '@mashang/platform-observability';
import { createHealth, noTracing } from '@mashang/platform-observability';
import fastify from 'fastify';
import { GraphQLError } from 'graphql';
import type { RunningSubgraph } from '../contracts';
import { platformError } from '../errors';
import { registerOperations } from './operations-routes';
import { documentCache, parseBody } from './request-body';

export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  /** Required: a subgraph answers its gateway only. */
  readonly verifyStatement: StatementVerifier;
  /** Default 1 MiB; a plan's representations can be many. */
  readonly bodyLimit?: number;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** Continues the trace that the gateway's headers name. */
  readonly tracing?: Tracing;
}

export interface ServedSubgraph {
  /** Where the graph answers, e.g. http://127.0.0.1:4001/graphql. */
  readonly url: string;
  readonly health: Health;
  close(): Promise<void>;
}

const DEFAULT_BODY_LIMIT = 1024 * 1024;

/** The status of a refusal that happened before anything was executed. */
function statusOf(error: unknown): number {
  if (error instanceof DomainError) return 401;
  if (error instanceof GraphQLError) return 400;
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  return status >= 400 && status < 600 ? status : 500;
}

function asGraphQLError(error: unknown, limit: number): GraphQLError {
  if (error instanceof DomainError) return new GraphQLError(error.message, { extensions: { code: error.code } });
  if (error instanceof GraphQLError) return error;
  const status = statusOf(error);
  if (status === 413) return platformError('BODY_TOO_LARGE', `The body is larger than ${limit} bytes: ask for less at once.`);
  if (status < 500) return platformError('MALFORMED_BODY', 'Send JSON as application/json.');
  return platformError('INTERNAL', 'Something went wrong on our side.');
}

/** HTTP around `execute`: the exact body bytes must carry the gateway's statement before anything of them is read. */
export async function serveSubgraph(running: RunningSubgraph, options: ServeOptions): Promise<ServedSubgraph> {
  const { port, host, verifyStatement, bodyLimit = DEFAULT_BODY_LIMIT, logger, metrics, tracing = noTracing } = options;
  const server = fastify({ bodyLimit, forceCloseConnections: 'idle' });
  const documentOf = documentCache();
  const health = createHealth({ checks: { database: () => running.ready() }, logger });

  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  server.setErrorHandler((error, _, reply) => {
    const status = statusOf(error);
    if (status >= 500) logger.error('request failed', { error });
    return reply.status(status).send({ errors: [asGraphQLError(error, bodyLimit).toJSON()] });
  });
  registerOperations(server, health, metrics);
  server.post('/graphql', async (request) => {
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    const statement = request.headers[GATEWAY_STATEMENT_HEADER];
    const { principal, requestId, deadline } = await verifyStatement.verify(typeof statement === 'string' ? statement : undefined, bytes);
    const { query, variables, operationName } = parseBody(bytes);
    const answer = () => running.execute({
      document: documentOf(query),
      variables,
      principal,
      requestId,
      ...(operationName === undefined ? {} : { operationName }),
      ...(deadline === undefined ? {} : { deadline }),
    });
    return tracing.continueFrom(request.headers, answer);
  });

  await server.listen({ port, host });
  const address = server.server.address();
  const listeningPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host}:${listeningPort}/graphql`,
    health,
    close: async () => {
      health.drain();
      await server.close();
    },
  };
}
