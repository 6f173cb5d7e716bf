import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Clock } from '@mashang/domain';
import { DomainError, systemClock } from '@mashang/domain';
import type { Principal, TokenVerifier } from '@mashang/platform-identity';
import type { Health, Logger, Metrics, Tracing } from '@mashang/platform-observability';
import { noTracing, REQUEST_ID_HEADER, requestIdFrom } from '@mashang/platform-observability';
import { registerOperations } from '@mashang/platform-subgraph';
import type { FastifyPluginAsync, FastifyReply, FastifyRequest } from 'fastify';
import fastify from 'fastify';
import type { GatewayContext } from './gateway-context';

export interface ServeGatewayOptions {
  readonly port: number;
  readonly host: string;
  readonly verifyToken: TokenVerifier;
  readonly health: Health;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** The browser's page; it registers GET / and GET /graphql. */
  readonly explorer?: FastifyPluginAsync;
  /** Default 1 MiB. */
  readonly maximumBodyBytes?: number;
  /** How long one request may take, in milliseconds. Default 10,000. */
  readonly requestTimeoutMs?: number;
  readonly clock?: Clock;
  readonly tracing?: Tracing;
}

export interface ServedGateway {
  readonly url: string;
  close(): Promise<void>;
}

function refusal(code: string, message: string) {
  return { errors: [{ message, extensions: { code } }] };
}

/** Refusals of the HTTP layer in the shape of GraphQL errors, each with its code. */
function answerError(error: unknown, reply: FastifyReply, limit: number, logger: Logger): FastifyReply {
  if (error instanceof DomainError) return reply.status(401).send(refusal(error.code, error.message));
  const status = typeof error === 'object' && error !== null && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status === 413) return reply.status(413).send(refusal('BODY_TOO_LARGE', `The body is larger than ${limit} bytes: ask for less at once.`));
  if (status === 415) return reply.status(415).send(refusal('MALFORMED_BODY', 'Send the operation as application/json.'));
  if (status >= 400 && status < 500) {
    return reply.status(400).send(refusal('MALFORMED_BODY', 'Send JSON with the text `query`, and `variables` as an object if there are any.'));
  }
  logger.error('request failed', { error });
  return reply.status(500).send(refusal('INTERNAL', 'Something went wrong on our side.'));
}

/** HTTP around a gateway: who asks is settled before anything is executed, and limits hold at this edge once. */
export async function serveGateway(gateway: ApolloServer<GatewayContext>, options: ServeGatewayOptions): Promise<ServedGateway> {
  const { port, host, verifyToken, health, logger, metrics, explorer } = options;
  const { maximumBodyBytes = 1024 * 1024, requestTimeoutMs = 10_000, clock = systemClock, tracing = noTracing } = options;
  const server = fastify({ bodyLimit: maximumBodyBytes, forceCloseConnections: 'idle' });
  const askers = new WeakMap<FastifyRequest, Pick<GatewayContext, 'principal' | 'requestId'>>();

  server.setErrorHandler((error, _, reply) => answerError(error, reply, maximumBodyBytes, logger));
  server.setNotFoundHandler((_, reply) => reply.status(404).send(refusal('NOT_FOUND', 'Send operations by POST to /graphql.')));
  server.addHook('onRequest', async (request, reply) => {
    const requestId = requestIdFrom(request.headers[REQUEST_ID_HEADER]);
    void reply.headers({ [REQUEST_ID_HEADER]: requestId, 'x-content-type-options': 'nosniff' });
    const isOperation = request.method === 'POST' && request.routeOptions.url === '/graphql';
    if (isOperation) askers.set(request, { requestId, principal: await verifyToken.verify(request.headers.authorization) });
  });
  registerOperations(server, health, metrics);
  const answer = fastifyApolloHandler(gateway, {
    context: async (request) => ({
      ...askerOf(askers, request),
      deadline: new Date(clock.now().getTime() + requestTimeoutMs),
      degraded: new Map(),
    }),
  });
  server.post('/graphql', (request, reply) =>
    tracing.continueFrom(request.headers, () =>
      tracing.withSpan('gateway', { 'request.id': askerOf(askers, request).requestId }, async () => answer.call(server, request, reply)),
    ),
  );
  if (explorer) await server.register(explorer);

  await server.listen({ port, host });
  const address = server.server.address();
  const listeningPort = typeof address === 'object' && address !== null ? address.port : port;
  return {
    url: `http://${host === '0.0.0.0' || host === '127.0.0.1' ? 'localhost' : host}:${listeningPort}/graphql`,
    close: async () => {
      health.drain();
      await server.close();
      await gateway.stop();
    },
  };
}

function askerOf(
  askers: WeakMap<FastifyRequest, { readonly principal: Principal; readonly requestId: string }>,
  request: FastifyRequest,
): { readonly principal: Principal; readonly requestId: string } {
  const asker = askers.get(request);
  if (!asker) throw new Error('A request reached the graph without saying who asks');
  return asker;
}
