import type { DirectiveNode } from 'graphql';
import { Kind, parse, print, visit } from 'graphql';

/** The authorization features, which the federation library knows by name and refuses to load. */
const AUTHORIZATION = /^https:\/\/specs\.apollo\.dev\/(authenticated|requiresScopes|policy)\//;

function isAuthorizationLink(directive: DirectiveNode): boolean {
  const url = directive.arguments?.find(({ name }) => name.value === 'url')?.value;
  return directive.name.value === 'link' && url?.kind === Kind.STRING && AUTHORIZATION.test(url.value);
}

/**
 * The supergraph as @apollo/gateway will load it. A link marked `for: SECURITY` says "refuse me if you cannot enforce this",
 * and that library cannot. Our subgraphs enforce `@authenticated`, `@requiresScopes` and `@policy` themselves at every field,
 * `_entities` included, so here the mark is taken off. A subgraph that is not built on platform/subgraph must not join
 * before the gateway enforces them too.
 */
export function supportedSupergraph(supergraphSdl: string): string {
  const document = visit(parse(supergraphSdl), {
    Directive: (directive) =>
      isAuthorizationLink(directive)
        ? { ...directive, arguments: directive.arguments?.filter(({ name }) => name.value !== 'for') ?? [] }
        : undefined,
  });
  return print(document);
}
