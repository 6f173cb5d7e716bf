import type { GraphQLSchema } from 'graphql';
import { defaultFieldResolver, isInterfaceType, isObjectType } from 'graphql';
import type { AccessTable, Policy, SubgraphContext } from './contracts';
import { platformError } from './errors';
import { typeGuards } from './field-guards';

function typeNameOf(reference: unknown): string {
  return typeof reference === 'object' && reference !== null && '__typename' in reference ? String(reference.__typename) : '';
}

/**
 * Makes each reference of `_entities` stand for itself: one that may not enter, or that names what cannot be entered, is null
 * with its own error and the others are answered. A type's directives hold here too, so that not even the existence of a
 * row shows. References are still resolved in one moment, so loaders still see them as one batch.
 */
export function guardEntities(schema: GraphQLSchema, access: AccessTable, policies: Readonly<Record<string, Policy>>): void {
  const field = schema.getQueryType()?.getFields()['_entities'];
  if (!field) return;
  const resolve = field.resolve ?? defaultFieldResolver;
  const resolveOne = (source: unknown, reference: unknown, context: SubgraphContext, info: Parameters<typeof resolve>[3]): unknown => {
    const name = typeNameOf(reference);
    const type = schema.getType(name);
    if (!access.references[name] || !(isObjectType(type) || isInterfaceType(type))) {
      throw platformError('BAD_USER_INPUT', 'This reference names no type that other subgraphs can refer to.');
    }
    for (const guard of typeGuards(type, policies)) guard(context.operation.principal);
    const answered: unknown = resolve(source, { representations: [reference] }, context, info);
    return Array.isArray(answered) ? answered[0] : null;
  };
  field.resolve = (source, { representations }: { readonly representations: readonly unknown[] }, context: SubgraphContext, info) =>
    representations.map(async (reference) => resolveOne(source, reference, context, info));
}
