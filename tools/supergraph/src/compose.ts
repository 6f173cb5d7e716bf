import { composeServices } from '@apollo/composition';
import { ROUTER_SUPPORTED_SUPERGRAPH_FEATURES, Supergraph } from '@apollo/federation-internals';
import { ownSdl, sharedSdl } from '@mashang/tool-codegen';
import { lexicographicSortSchema, parse, printSchema } from 'graphql';

/** Where each subgraph answers when it runs as its own service; a gateway's configuration may say otherwise. */
export const ROUTING_URLS = {
  cases: 'http://cases-subgraph:4001/graphql',
  personnel: 'http://personnel-subgraph:4002/graphql',
  projects: 'http://projects-subgraph:4003/graphql',
  welfare: 'http://welfare-subgraph:4004/graphql',
} as const;

export type SubgraphName = keyof typeof ROUTING_URLS;

const isSubgraph = (name: string): name is SubgraphName => name in ROUTING_URLS;

export const SUBGRAPH_NAMES: readonly SubgraphName[] = Object.keys(ROUTING_URLS).filter(isSubgraph);

export interface Composition {
  /** What a gateway loads. */
  readonly supergraph: string;
  /** What clients see, sorted, so that a change to the graph is a readable diff. */
  readonly apiSchema: string;
}

/** Composes the subgraphs, whatever order they come in, into the same text; throws with every composition error. */
export function composeSubgraphs(names: readonly SubgraphName[] = SUBGRAPH_NAMES): Composition {
  const services = [...names]
    .sort()
    .map((name) => ({ name, url: ROUTING_URLS[name], typeDefs: parse(`${sharedSdl()}\n${ownSdl(name)}`) }));
  const { errors, supergraphSdl } = composeServices(services);
  if (errors) throw new Error(`The subgraphs do not compose:\n${errors.map(({ message }) => `- ${message}`).join('\n')}`);
  const apiSchema = Supergraph.build(supergraphSdl, { supportedFeatures: ROUTER_SUPPORTED_SUPERGRAPH_FEATURES }).apiSchema().toGraphQLJSSchema();
  return { supergraph: `${supergraphSdl.trim()}\n`, apiSchema: `${printSchema(lexicographicSortSchema(apiSchema))}\n` };
}
