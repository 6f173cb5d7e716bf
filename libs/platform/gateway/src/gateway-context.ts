import type { Principal } from '@mashang/platform-identity';
import type { GraphQLDataSource } from '@apollo/gateway';

/** One client request on its way through the gateway; only principal, request id and deadline cross to a subgraph. */
export interface GatewayContext {
  readonly principal: Principal;
  readonly requestId: string;
  /** The instant (UTC) after which nobody waits for the answer. */
  readonly deadline: Date;
  /** Subgraphs that could not answer, with why; filled while the plan runs, printed as `extensions.degraded`. */
  readonly degraded: Map<string, DegradedReason>;
}

export type DegradedReason = 'unreachable' | 'timed out' | 'refused';

/** How the gateway reaches one subgraph: a function call or HTTP; the transport is the only difference between deployments. */
export type SubgraphDataSource = GraphQLDataSource<GatewayContext>;
