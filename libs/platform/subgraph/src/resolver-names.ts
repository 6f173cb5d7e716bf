import type { DocumentNode } from 'graphql';
import { GraphQLScalarType, Kind } from 'graphql';
import type { ResolverMap } from './contracts';

type DeclaredKind = 'object' | 'interface' | 'union' | 'enum' | 'scalar' | 'input';

const DECLARED_KINDS: Partial<Readonly<Record<Kind, DeclaredKind>>> = {
  [Kind.OBJECT_TYPE_DEFINITION]: 'object',
  [Kind.OBJECT_TYPE_EXTENSION]: 'object',
  [Kind.INTERFACE_TYPE_DEFINITION]: 'interface',
  [Kind.INTERFACE_TYPE_EXTENSION]: 'interface',
  [Kind.UNION_TYPE_DEFINITION]: 'union',
  [Kind.UNION_TYPE_EXTENSION]: 'union',
  [Kind.ENUM_TYPE_DEFINITION]: 'enum',
  [Kind.ENUM_TYPE_EXTENSION]: 'enum',
  [Kind.SCALAR_TYPE_DEFINITION]: 'scalar',
  [Kind.SCALAR_TYPE_EXTENSION]: 'scalar',
  [Kind.INPUT_OBJECT_TYPE_DEFINITION]: 'input',
  [Kind.INPUT_OBJECT_TYPE_EXTENSION]: 'input',
};

/** What a resolver map may say about a type besides its fields and values. */
const SPECIAL: Readonly<Record<DeclaredKind, readonly string[]>> = {
  object: ['__resolveReference', '__isTypeOf'],
  interface: ['__resolveReference', '__resolveType'],
  union: ['__resolveType'],
  enum: [],
  scalar: [],
  input: [],
};

interface DeclaredType {
  readonly kind: DeclaredKind;
  readonly members: Set<string>;
}

/** The types that a document declares, definitions and extensions together. */
function declaredTypes(document: DocumentNode): ReadonlyMap<string, DeclaredType> {
  const declared = new Map<string, DeclaredType>();
  for (const node of document.definitions) {
    const kind = DECLARED_KINDS[node.kind];
    if (!kind || !('name' in node) || !node.name) continue;
    const { members } = declared.get(node.name.value) ?? { members: new Set<string>() };
    declared.set(node.name.value, { kind, members });
    // A resolver of an interface's field would never be called: each object type resolves its own.
    if (kind === 'object' && 'fields' in node) node.fields?.forEach(({ name }) => members.add(name.value));
    if ('values' in node) node.values?.forEach(({ name }) => members.add(name.value));
  }
  return declared;
}

function problemsOf(type: string, resolver: object, declared: DeclaredType | undefined, isOwn: boolean): readonly string[] {
  if (!declared) return [`resolvers name the type ${type}, which the SDL lacks: correct the name or declare the type`];
  const { kind, members } = declared;
  if (kind === 'input') return [`resolvers name the input ${type}, and inputs have no resolvers: remove it`];
  if (kind === 'scalar') {
    if (!isOwn) return [`resolvers name the scalar ${type}, which the platform resolves: remove it`];
    return resolver instanceof GraphQLScalarType ? [] : [`the resolver of the scalar ${type} is no GraphQLScalarType: make it one`];
  }
  return Object.keys(resolver)
    .filter((field) => !members.has(field) && !SPECIAL[kind].includes(field))
    .map((field) => `resolvers name ${type}.${field}, which the SDL lacks or never asks: correct the name or declare the field`);
}

/**
 * Resolvers that nothing would ever call, and scalars that nothing would check. @apollo/subgraph passes over both in silence;
 * a misspelt resolver would answer null for ever.
 */
export function unknownResolvers(document: DocumentNode, ownDocument: DocumentNode, resolvers: ResolverMap): readonly string[] {
  const declared = declaredTypes(document);
  const own = declaredTypes(ownDocument);
  const bareScalars = [...own].filter(([name, { kind }]) => kind === 'scalar' && !(name in resolvers));
  return [
    ...Object.entries(resolvers).flatMap(([type, resolver]) => problemsOf(type, resolver, declared.get(type), own.has(type))),
    ...bareScalars.map(([name]) => `the scalar ${name} has no resolver, so it would let anything pass: give it a GraphQLScalarType`),
  ];
}
