import { buildSubgraphSchema } from '@apollo/subgraph';
import type { AccessRule } from '@mashang/platform-identity';
import { parse } from 'graphql';
import { sharedTypeDefs } from './__generated__/shared-type-defs';
import { bootProblems } from './boot-checks';
import type { AccessTable, ResolverMap, SubgraphContext, SubgraphDefinition, SubgraphModule } from './contracts';
import { admitRow, entranceGuard, guardSchema } from './field-guards';
import { sharedScalars } from './scalars/scalars';

/** What composition reads: the shared value types and the subgraph's own SDL. */
export function subgraphSdl(ownTypeDefs: string): string {
  return `${sharedTypeDefs}\n${ownTypeDefs}`;
}

type ReferenceResolver = (reference: unknown, context: SubgraphContext, info: unknown) => unknown;

function isReferenceResolver(candidate: unknown): candidate is ReferenceResolver {
  return typeof candidate === 'function';
}

/** Puts the reference's access rule around its resolver: the entrance before it, the row rule behind it. */
function guardReference(resolve: ReferenceResolver, rule: AccessRule<never>): ReferenceResolver {
  const guard = entranceGuard(rule);
  return async (reference, context, info) => {
    const { principal } = context.operation;
    guard(principal);
    // The rule and the resolver of one type stand in one aggregate, so what the resolver finds is what the rule reads.
    const row = (await resolve(reference, context, info)) as never;
    return row === null || row === undefined ? null : admitRow(rule, principal, row);
  };
}

function guardReferences(resolvers: ResolverMap, access: AccessTable): ResolverMap {
  return Object.fromEntries(
    Object.entries(resolvers).map(([type, fields]) => {
      const rule = access.references[type];
      const resolve = '__resolveReference' in fields ? fields.__resolveReference : undefined;
      return [type, rule && isReferenceResolver(resolve) ? { ...fields, __resolveReference: guardReference(resolve, rule) } : fields];
    }),
  );
}

/**
 * Checks a definition and makes it a module. Throws one error that lists every problem with its way out: a resolver that the
 * SDL does not know, a root field or reference without an access rule or resolver, a missing description, an unknown policy.
 */
export function defineSubgraph<Services, Context extends SubgraphContext>(
  definition: SubgraphDefinition<Services, Context>,
): SubgraphModule {
  const { name, typeDefs, access, policies = {}, entities, migrations, createServices, createContext } = definition;
  const document = parse(subgraphSdl(typeDefs));
  const problems = bootProblems(document, parse(typeDefs), definition.resolvers, access, policies);
  if (problems.length > 0) throw new Error(`The subgraph ${name} cannot be built:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  const schema = buildSubgraphSchema([{ typeDefs: document, resolvers: { ...sharedScalars, ...guardReferences(definition.resolvers, access) } }]);
  guardSchema(schema, access, policies);
  return {
    name,
    schema,
    entities,
    migrations,
    contexts: (database) => {
      const services = createServices(database);
      return (scope) => createContext({ ...scope, services });
    },
  };
}
