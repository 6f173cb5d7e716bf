import type { GraphQLFormattedError } from 'graphql';
import { RULE_CODE } from './depth-limit';

const TOO_MANY_TOKENS = /contains more (?:that|than) \d+ tokens/;

/** Codes of the libraries for defects; what they say is for the log. */
const DEFECTS = new Set(['INTERNAL_SERVER_ERROR', 'DOWNSTREAM_SERVICE_ERROR']);

/** An error as it leaves the gateway: a stable code, the subgraph it came from, no stack trace, nothing of our insides. */
export function shapedError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const { serviceName, stacktrace: _, http: __, [RULE_CODE]: ruleCode, code: given, ...extensions } = { ...formatted.extensions };
  const origin = typeof serviceName === 'string' ? { subgraph: serviceName } : {};
  if (TOO_MANY_TOKENS.test(formatted.message)) {
    return { message: 'The operation is too long: ask in several operations.', extensions: { code: 'QUERY_TOO_LARGE' } };
  }
  const code = typeof ruleCode === 'string' ? ruleCode : typeof given === 'string' && !DEFECTS.has(given) ? given : 'INTERNAL';
  const message = typeof given === 'string' && !DEFECTS.has(given) ? formatted.message : 'Something went wrong on our side.';
  return { ...formatted, message, extensions: { ...extensions, code, ...origin } };
}
