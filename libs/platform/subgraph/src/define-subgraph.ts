import { buildSubgraphSchema } from '@apollo/subgraph';
import type { AccessRule } from '@mashang/platform-identity';
import { parse } from 'graphql';
import { sharedTypeDefs } from './__generated__/shared-type-defs';
import { bootProblems } from './boot-checks';
import type { AccessTable, ResolverMap, SubgraphContext, SubgraphDefinition, SubgraphModule } from './contracts';
import { guardEntities } from './entities-guard';
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

/** Says which subgraph's SDL the libraries complain about; they do not know. */
function sdlStep<Result>(name: string, step: () => Result): Result {
  try {
    return step();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The subgraph ${name} cannot be built:\n- its SDL is not valid: ${reason}`, { cause: error });
  }
}

/**
 * Checks a definition and makes it a module. Throws one error that lists every problem with its way out: a resolver that the
 * SDL does not know, a root field or reference without an access rule or resolver, a missing description, an unknown policy.
 */
export function defineSubgraph<Services, Context extends SubgraphContext>(
  definition: SubgraphDefinition<Services, Context>,
): SubgraphModule {
  const { name, typeDefs, access, policies = {}, entities, migrations, createServices, createContext } = definition;
  const ownDocument = sdlStep(name, () => parse(typeDefs));
  const document = parse(subgraphSdl(typeDefs));
  const problems = bootProblems(document, ownDocument, definition.resolvers, access, policies);
  if (problems.length > 0) throw new Error(`The subgraph ${name} cannot be built:\n${problems.map((problem) => `- ${problem}`).join('\n')}`);
  const resolvers = { ...guardReferences(definition.resolvers, access), ...sharedScalars };
  const schema = sdlStep(name, () => buildSubgraphSchema([{ typeDefs: document, resolvers }]));
  guardSchema(schema, access, policies);
  guardEntities(schema, access, policies);
  return {
    name,
    schema,
    entities,
    migrations,
    over: (database) => {
      const services = createServices(database);
      return {
        contextOf: (scope) => createContext({ ...scope, services }),
        dueJobs: definition.dueJobs?.(services) ?? {},
        eventHandlers: definition.eventHandlers?.(services) ?? {},
      };
    },
  };
}
