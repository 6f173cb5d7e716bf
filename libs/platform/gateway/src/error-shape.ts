import type { GraphQLFormattedError } from 'graphql';
import { GraphQLError } from 'graphql';

const TOO_MANY_TOKENS = /contains more (?:that|than) \d+ tokens/;

/** Codes of the library for its own defects; what they say is for the log. */
const DEFECTS = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

function codeOf(formatted: GraphQLFormattedError, original: GraphQLError | undefined): string {
  const code = formatted.extensions?.['code'];
  if (TOO_MANY_TOKENS.test(formatted.message)) return 'QUERY_TOO_LARGE';
  // The library files every validation error under one code; a rule of ours has its own.
  const own = original?.extensions['code'];
  if (code === 'GRAPHQL_VALIDATION_FAILED' && typeof own === 'string') return own;
  return typeof code === 'string' ? code : 'INTERNAL';
}

/** An error as it leaves the gateway: a stable code, the subgraph it came from, no stack trace, nothing of our insides. */
export function shapedError(formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError {
  const original = error instanceof GraphQLError ? error : undefined;
  const { serviceName, stacktrace: _, http: __, ...extensions } = { ...formatted.extensions };
  const code = codeOf(formatted, original);
  const isDefect = DEFECTS.has(code);
  return {
    ...formatted,
    message: isDefect ? 'Something went wrong on our side.' : code === 'QUERY_TOO_LARGE' ? 'The operation is too long: ask in several operations.' : formatted.message,
    extensions: { ...extensions, code: isDefect ? 'INTERNAL' : code, ...(typeof serviceName === 'string' ? { subgraph: serviceName } : {}) },
  };
}
