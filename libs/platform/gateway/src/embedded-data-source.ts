import type { RunningSubgraph } from '@mashang/platform-subgraph';
import type { DocumentNode } from 'graphql';
import { parse } from 'graphql';
import type { SubgraphDataSource } from './gateway-context';

/** A subgraph in the same process: the plan's own syntax tree goes in, plain JSON comes out, nothing is printed or parsed. */
export function embeddedDataSource(subgraph: RunningSubgraph): SubgraphDataSource {
  return {
    process: async (options) => {
      if (!('incomingRequestContext' in options)) {
        throw new Error('The gateway asks its subgraphs only what clients asked');
      }
      const { request, context, document } = options;
      const { data, errors } = await subgraph.execute({
        document: document ?? operationOf(request.query),
        variables: request.variables ?? {},
        principal: context.principal,
        requestId: context.requestId,
        deadline: context.deadline,
        ...(request.operationName ? { operationName: request.operationName } : {}),
      });
      return { data: data ?? null, ...(errors ? { errors } : {}) };
    },
  };
}

function operationOf(query: string | undefined): DocumentNode {
  return parse(query ?? '');
}
