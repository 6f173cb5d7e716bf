import type { AccessRule, Principal } from '@mashang/platform-identity';
import { isAuthenticated } from '@mashang/platform-identity';
import type { ConstDirectiveNode, GraphQLField, GraphQLNamedType, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { defaultFieldResolver, getNamedType, isEnumType, isInterfaceType, isObjectType, isScalarType, valueFromASTUntyped } from 'graphql';
import { assertAwaited } from './abandoned-requests';
import type { AccessTable, Policy, SubgraphContext } from './contracts';
import { platformError } from './errors';

/** Throws when the caller may not pass. */
type Guard = (principal: Principal) => void;

/** A refusal that does not say more than whether signing in would help. */
function refuse(principal: Principal, need: string): never {
  if (isAuthenticated(principal)) throw platformError('FORBIDDEN', `This needs ${need}.`);
  throw platformError('UNAUTHENTICATED', `This needs ${need}: send a token in the Authorization header.`);
}

/** The guard of an access rule at the entrance; rows are the business of whoever has them. */
export function entranceGuard(rule: Pick<AccessRule, 'admits' | 'describe'>): Guard {
  return (principal) => {
    if (!rule.admits(principal)) refuse(principal, rule.describe);
  };
}

/** What `_entities` must pass: the entrance, then the row it found. */
export function admitRow<Row>(rule: AccessRule<Row>, principal: Principal, row: Row): Row {
  if (rule.admitsRow && !rule.admitsRow(principal, row)) refuse(principal, rule.describe);
  return row;
}

/** The argument of `@requiresScopes` or `@policy`: any of the inner lists must hold as a whole. */
function alternativesOf(directive: ConstDirectiveNode, argument: string): readonly (readonly string[])[] {
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  const parsed: unknown = value ? valueFromASTUntyped(value) : [];
  return Array.isArray(parsed) ? parsed.map((inner: unknown) => (Array.isArray(inner) ? inner.map(String) : [String(inner)])) : [];
}

/** The guards that a field's or a type's directives ask for. */
function directiveGuards(directives: readonly ConstDirectiveNode[], policies: Readonly<Record<string, Policy>>): readonly Guard[] {
  return directives.flatMap((directive): readonly Guard[] => {
    switch (directive.name.value) {
      case 'authenticated':
        return [(principal) => void (isAuthenticated(principal) || refuse(principal, 'somebody signed in'))];
      case 'requiresScopes': {
        const alternatives = alternativesOf(directive, 'scopes');
        const need = `the scope ${alternatives.map((all) => all.join(' and ')).join(', or ')}`;
        const holds = (principal: Principal) => alternatives.some((all) => all.every((scope) => principal.scopes.includes(scope)));
        return [(principal) => void (holds(principal) || refuse(principal, need))];
      }
      case 'policy': {
        const alternatives = alternativesOf(directive, 'policies');
        const need = `the policy ${alternatives.map((all) => all.join(' and ')).join(', or ')}`;
        const holds = (principal: Principal) => alternatives.some((all) => all.every((name) => policies[name]?.(principal) === true));
        return [(principal) => void (holds(principal) || refuse(principal, need))];
      }
      default:
        return [];
    }
  });
}

function directivesOf(type: GraphQLNamedType): readonly ConstDirectiveNode[] {
  return [type.astNode, ...type.extensionASTNodes].flatMap((node) => node?.directives ?? []);
}

/** The guards that a type's own directives ask for. */
export function typeGuards(type: GraphQLNamedType, policies: Readonly<Record<string, Policy>>): readonly Guard[] {
  return directiveGuards(directivesOf(type), policies);
}

/** A type's directives guard every field that returns it. */
function guardsReturned(type: GraphQLNamedType): boolean {
  return isObjectType(type) || isInterfaceType(type) || isScalarType(type) || isEnumType(type);
}

function guardsOf(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, SubgraphContext>,
  access: AccessTable,
  policies: Readonly<Record<string, Policy>>,
): readonly Guard[] {
  const returned = getNamedType(field.type);
  const rule = parent.name === 'Query' ? access.Query[field.name] : parent.name === 'Mutation' ? access.Mutation?.[field.name] : undefined;
  return [
    ...(rule ? [entranceGuard(rule)] : []),
    ...directiveGuards(field.astNode?.directives ?? [], policies),
    ...typeGuards(parent, policies),
    ...(guardsReturned(returned) ? typeGuards(returned, policies) : []),
  ];
}

/**
 * Puts access rules and directives in front of the resolvers they guard. A field is guarded where it is resolved, so an
 * ordinary selection and `_entities` pass the same guard; a refused field is null with an error at its path.
 */
export function guardSchema(schema: GraphQLSchema, access: AccessTable, policies: Readonly<Record<string, Policy>>): void {
  const objects = Object.values(schema.getTypeMap()).filter((type): type is GraphQLObjectType => isObjectType(type));
  for (const type of objects.filter(({ name }) => !name.startsWith('__'))) {
    for (const field of Object.values(type.getFields())) {
      const guards = guardsOf(type, field, access, policies);
      if (guards.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context: SubgraphContext, info) => {
        assertAwaited(context);
        for (const guard of guards) guard(context.operation.principal);
        return resolve(source, args, context, info);
      };
    }
  }
}
