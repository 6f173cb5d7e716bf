import type { Logger, Metrics, Tracing } from '@mashang/platform-observability';
import { noTracing } from '@mashang/platform-observability';
import type { DocumentNode, ExecutionResult, FormattedExecutionResult, GraphQLSchema } from 'graphql';
import { execute, GraphQLError, validate } from 'graphql';
import { abandon, deadlineExceeded } from './abandoned-requests';
import type { SubgraphContext, SubgraphRequest } from './contracts';
import { toGraphQLError } from './errors';

export interface ExecutionParts {
  readonly name: string;
  readonly schema: GraphQLSchema;
  readonly contextOf: (request: SubgraphRequest) => SubgraphContext;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  readonly tracing?: Tracing;
}

/** Documents of a gateway's plans are few and come again as the same value, so each is validated once. */
export function documentValidator(schema: GraphQLSchema): (document: DocumentNode) => readonly GraphQLError[] {
  const verdicts = new WeakMap<DocumentNode, readonly GraphQLError[]>();
  return (document) => {
    const known = verdicts.get(document);
    if (known) return known;
    const verdict = validate(schema, document).map((error) =>
      // A scalar's own code says more than that the operation is invalid.
      typeof error.extensions['code'] === 'string' ? error : withCode(error, 'GRAPHQL_VALIDATION_FAILED'),
    );
    verdicts.set(document, verdict);
    return verdict;
  };
}

function withCode({ message, nodes }: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(message, { nodes: nodes ?? null, extensions: { code } });
}

/** A longer one would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Ends with `DEADLINE_EXCEEDED` at the deadline, whatever the work is still doing; no further guarded field begins then. */
async function beforeDeadline(
  work: () => ExecutionResult | Promise<ExecutionResult>,
  context: SubgraphContext,
  deadline: Date | undefined,
): Promise<ExecutionResult> {
  if (!deadline) return work();
  const exceeded = (): ExecutionResult => {
    abandon(context);
    return { errors: [deadlineExceeded()] };
  };
  const remaining = deadline.getTime() - context.operation.clock.now().getTime();
  if (remaining <= 0) return exceeded();
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      work(),
      new Promise<ExecutionResult>((resolve) => {
        timer = setTimeout(() => resolve(exceeded()), Math.min(remaining, LONGEST_TIMER));
      }),
    ]);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * The one entrance of a subgraph in both deployments: validates, executes in a context made for this request alone, masks
 * what is not meant for the caller, and answers plain JSON.
 */
export function executor({ name, schema, contextOf, logger, metrics, tracing = noTracing }: ExecutionParts) {
  const validated = documentValidator(schema);
  return async (request: SubgraphRequest): Promise<FormattedExecutionResult> => {
    const { document, variables, operationName, deadline, requestId } = request;
    const startedAt = performance.now();
    const answer = async (): Promise<ExecutionResult> => {
      const problems = validated(document);
      if (problems.length > 0) return { errors: problems };
      const context = contextOf(request);
      const work = () =>
        tracing.withSpan(`subgraph ${name}`, { 'graphql.operation.name': operationName ?? 'anonymous' }, async () =>
          execute({ schema, document, variableValues: { ...variables }, operationName: operationName ?? null, contextValue: context }),
        );
      return beforeDeadline(work, context, deadline);
    };
    const result = await answer().catch(asResult);
    const errors = result.errors?.map((error) => toGraphQLError(error, logger, requestId));
    observe(metrics, name, operationName, startedAt, errors ?? []);
    return {
      ...(result.data === undefined ? {} : { data: result.data }),
      ...(errors === undefined ? {} : { errors: errors.map((error) => error.toJSON()) }),
    };
  };
}

/** What fails outside any resolver, e.g. while the context is made, is masked like what fails inside one. */
function asResult(error: unknown): ExecutionResult {
  const originalError = error instanceof Error ? error : new Error(String(error));
  return { errors: [originalError instanceof GraphQLError ? originalError : new GraphQLError(originalError.message, { originalError })] };
}

function observe(metrics: Metrics | undefined, subgraph: string, operationName: string | undefined, startedAt: number, errors: readonly GraphQLError[]): void {
  metrics?.observeOperation({
    subgraph,
    operationName,
    seconds: (performance.now() - startedAt) / 1000,
    outcome: errors.length > 0 ? 'error' : 'ok',
  });
  for (const { extensions } of errors) metrics?.countError({ subgraph, code: String(extensions['code']) });
}
