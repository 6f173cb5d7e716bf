import { randomUUID } from 'node:crypto';
import { DomainError } from '@mashang/domain';
import type { Logger } from '@mashang/platform-observability';
import { GraphQLError } from 'graphql';

/** Codes that the platform itself gives; those of a domain stand beside its rules. */
export const PLATFORM_CODES = {
  UNAUTHENTICATED: 'Nobody is signed in, and this needs somebody.',
  FORBIDDEN: 'The person signed in may not do this.',
  BAD_USER_INPUT: 'A variable does not fit its type.',
  GRAPHQL_PARSE_FAILED: 'The operation is not GraphQL.',
  GRAPHQL_VALIDATION_FAILED: 'The operation does not fit the schema.',
  MALFORMED_BODY: 'The HTTP body is not a GraphQL request.',
  BODY_TOO_LARGE: 'The HTTP body is larger than allowed.',
  DEADLINE_EXCEEDED: 'The time for the answer ran out.',
  INTERNAL: 'A defect of ours; the reference leads to the log.',
} as const;

export type PlatformCode = keyof typeof PLATFORM_CODES;

/** A refusal of the platform as it leaves the graph. */
export function platformError(code: PlatformCode, message: string, extensions: Readonly<Record<string, unknown>> = {}): GraphQLError {
  return new GraphQLError(message, { extensions: { code, ...extensions } });
}

/** Made for GraphQL on purpose, with a code; graphql-js also copies the `extensions` of errors that a library threw. */
function isMeantForCaller({ extensions, originalError }: GraphQLError): boolean {
  const isOurs = originalError === undefined || originalError === null || originalError instanceof GraphQLError;
  return isOurs && typeof extensions['code'] === 'string';
}

/**
 * Whether graphql-js refused something the caller sent. Before execution it does nothing else; during execution its error
 * about an argument names a place in the operation, and its error about a value that a resolver answered does not.
 */
function isBadInput({ path, originalError }: GraphQLError): boolean {
  if (originalError !== undefined && originalError !== null && !(originalError instanceof GraphQLError)) return false;
  return path === undefined || originalError?.nodes !== undefined;
}

/**
 * An error as it may leave the graph. A `DomainError` and an error that was made for GraphQL say what to mend; anything else
 * is a defect: its text stays in the log, and the caller gets a reference to it.
 */
export function toGraphQLError(error: GraphQLError, logger: Logger, requestId: string): GraphQLError {
  const { nodes, source, positions, path, originalError } = error;
  const place = { nodes: nodes ?? null, source: source ?? null, positions: positions ?? null, path: path ?? null };
  if (originalError instanceof DomainError) {
    return new GraphQLError(originalError.message, { ...place, extensions: { ...originalError.details, code: originalError.code } });
  }
  if (isMeantForCaller(error)) return error;
  if (isBadInput(error)) return new GraphQLError(error.message, { ...place, extensions: { ...error.extensions, code: 'BAD_USER_INPUT' } });
  const reference = randomUUID();
  logger.error('resolver failed', { requestId, reference, path: path?.join('.'), error: originalError ?? error });
  return new GraphQLError(`Something went wrong on our side. Quote reference ${reference} when you report it.`, {
    ...place,
    extensions: { code: 'INTERNAL', reference },
  });
}
