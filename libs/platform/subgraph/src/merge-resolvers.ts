import { GraphQLScalarType } from 'graphql';
import type { ResolverMap } from './contracts';

/** Joins the resolver maps of a subgraph's aggregates; a field that two of them define is a mistake and throws. */
export function mergeResolvers(...maps: readonly ResolverMap[]): ResolverMap {
  const merged: Record<string, Record<string, unknown>> = {};
  const scalars: Record<string, GraphQLScalarType> = {};
  for (const [type, fields] of maps.flatMap((map) => Object.entries(map))) {
    if (fields instanceof GraphQLScalarType) {
      if (type in scalars) throw new Error(`${type} is resolved twice`);
      scalars[type] = fields;
      continue;
    }
    const known = (merged[type] ??= {});
    for (const [field, resolver] of Object.entries(fields)) {
      if (field in known) throw new Error(`${type}.${field} is resolved twice`);
      known[field] = resolver;
    }
  }
  return { ...merged, ...scalars };
}
