import type { Clock } from '@mashang/domain';
import { systemClock } from '@mashang/domain';
import type { StatementSigner } from '@mashang/platform-identity';
import { GATEWAY_STATEMENT_HEADER } from '@mashang/platform-identity';
import type { Logger, Tracing } from '@mashang/platform-observability';
import { noTracing } from '@mashang/platform-observability';
import { Pool } from 'undici';
import { z } from 'zod';
import type { DegradedReason, GatewayContext, SubgraphDataSource } from './gateway-context';
import { subgraphUnavailable } from './subgraph-unavailable';

export interface RemoteSubgraph {
  readonly name: string;
  /** Its GraphQL endpoint. */
  readonly url: string;
}

export interface RemoteOptions {
  readonly signer: StatementSigner;
  readonly logger: Logger;
  /** Connections kept to one subgraph. Default 64. */
  readonly connections?: number;
  readonly clock?: Clock;
  /** Sends the trace on to the subgraph. */
  readonly tracing?: Tracing;
}

const responseSchema = z.looseObject({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.looseObject({ message: z.string() })).optional(),
});

/** A subgraph behind HTTP: kept connections, and a signed statement bound to the exact bytes of the body. */
export function remoteDataSource({ name, url }: RemoteSubgraph, options: RemoteOptions): SubgraphDataSource & { close(): Promise<void> } {
  const { signer, logger, connections = 64, clock = systemClock, tracing = noTracing } = options;
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections });

  const ask = async (body: string, context: GatewayContext): Promise<{ readonly status: number; readonly text: string }> => {
    const { principal, requestId, deadline } = context;
    const statement = await signer.sign({ principal, requestId, deadline, audience: name, body });
    const { statusCode, body: answer } = await pool.request({
      method: 'POST',
      path: pathname,
      headers: { 'content-type': 'application/json', [GATEWAY_STATEMENT_HEADER]: statement, ...tracing.headers() },
      body,
      signal: AbortSignal.timeout(Math.max(1, deadline.getTime() - clock.now().getTime())),
    });
    return { status: statusCode, text: await answer.text() };
  };

  return {
    close: () => pool.close(),
    process: async (processOptions) => {
      if (!('incomingRequestContext' in processOptions)) {
        throw new Error('The gateway asks its subgraphs only what clients asked');
      }
      const { request, context } = processOptions;
      const { query, variables, operationName } = request;
      const fail = (reason: DegradedReason, error: unknown) => {
        logger.error('subgraph did not answer', { subgraph: name, requestId: context.requestId, reason, error });
        return subgraphUnavailable(name, reason, context);
      };
      const answer = await ask(JSON.stringify({ query, variables, operationName }), context).catch((error: unknown) => {
        throw fail(isTimeout(error) ? 'timed out' : 'unreachable', error);
      });
      const parsed = responseSchema.safeParse(json(answer.text));
      if (answer.status !== 200 || !parsed.success) throw fail('refused', { status: answer.status });
      const { data, errors } = parsed.data;
      return { data: data ?? null, ...(errors ? { errors } : {}) };
    },
  };
}

function isTimeout(error: unknown): boolean {
  return error instanceof Error && (error.name === 'TimeoutError' || error.name === 'AbortError');
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
