import { GraphQLError } from 'graphql';
import type { DegradedReason, GatewayContext } from './gateway-context';

/** A subgraph did not answer: its part of the data is null, the rest stands. Says which part, never an address. */
export function subgraphUnavailable(subgraph: string, reason: DegradedReason, context: GatewayContext): GraphQLError {
  context.degraded.set(subgraph, reason);
  return new GraphQLError(`The subgraph ${subgraph} could not answer (${reason}); its fields are null. Ask again later.`, {
    extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph, reason },
  });
}
