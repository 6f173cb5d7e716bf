import type { DocumentNode, InputValueDefinitionNode, TypeDefinitionNode, TypeExtensionNode } from 'graphql';
import { Kind, visit } from 'graphql';
import type { AccessTable, Policy, ResolverMap } from './contracts';

const ROOTS = ['Query', 'Mutation'] as const;

type ObjectNode = Extract<TypeDefinitionNode | TypeExtensionNode, { kind: Kind.OBJECT_TYPE_DEFINITION | Kind.OBJECT_TYPE_EXTENSION }>;

/** The types and fields that the SDL of a subgraph declares, definitions and extensions together. */
function declaredFields(document: DocumentNode): ReadonlyMap<string, ReadonlySet<string>> {
  const declared = new Map<string, Set<string>>();
  for (const node of document.definitions) {
    if (!('name' in node) || !node.name) continue;
    const fields = declared.get(node.name.value) ?? new Set<string>();
    declared.set(node.name.value, fields);
    if ('fields' in node) node.fields?.forEach((field) => fields.add(field.name.value));
    if ('values' in node) node.values?.forEach((value) => fields.add(value.name.value));
  }
  return declared;
}

/** Types that other subgraphs can enter through `_entities`: those with a key that resolves here. */
export function referenceableTypes(document: DocumentNode): readonly string[] {
  const isObject = (node: DocumentNode['definitions'][number]): node is ObjectNode =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
  const names = document.definitions.filter(isObject).flatMap((node) => {
    const keys = (node.directives ?? []).filter(({ name }) => name.value === 'key');
    const resolves = keys.some(
      ({ arguments: given }) => !given?.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value),
    );
    return resolves ? [node.name.value] : [];
  });
  return [...new Set(names)];
}

/** @apollo/subgraph passes over a resolver for an unknown type or field in silence; a misspelt one would answer null for ever. */
function unknownResolvers(document: DocumentNode, resolvers: ResolverMap): readonly string[] {
  const declared = declaredFields(document);
  return Object.entries(resolvers).flatMap(([type, fields]) => {
    const known = declared.get(type);
    if (!known) return [`resolvers name the type ${type}, which the SDL lacks: correct the name or declare the type`];
    return Object.keys(fields)
      .filter((field) => !field.startsWith('__') && !known.has(field))
      .map((field) => `resolvers name ${type}.${field}, which the SDL lacks: correct the name or declare the field`);
  });
}

function accessGaps(document: DocumentNode, access: AccessTable, resolvers: ResolverMap): readonly string[] {
  const declared = declaredFields(document);
  const rootGaps = ROOTS.flatMap((root) => {
    const fields = declared.get(root) ?? new Set<string>();
    const rules = Object.keys(access[root] ?? {});
    return [
      ...[...fields].filter((field) => !rules.includes(field)).map((field) => `${root}.${field} has no access rule: add one to the access table`),
      ...rules.filter((field) => !fields.has(field)).map((field) => `the access table names ${root}.${field}, which the SDL lacks: remove it`),
    ];
  });
  const referenceable = referenceableTypes(document);
  const referenceGaps = referenceable.flatMap((type) => [
    ...(type in access.references ? [] : [`${type} can be entered through _entities without an access rule: add one under references`]),
    ...('__resolveReference' in (resolvers[type] ?? {}) ? [] : [`${type} has a resolvable key but no __resolveReference: add one, or mark the key resolvable: false`]),
  ]);
  const strangers = Object.keys(access.references)
    .filter((type) => !referenceable.includes(type))
    .map((type) => `the access table names the reference ${type}, which has no resolvable key: remove it`);
  return [...rootGaps, ...referenceGaps, ...strangers];
}

/** Every type, field, argument and enum value is described; root types excepted, for each subgraph adds to them. */
function undescribed(ownDocument: DocumentNode): readonly string[] {
  const problems: string[] = [];
  const need = (description: unknown, path: string): void => {
    if (!description) problems.push(`${path} has no description: say what it is, with the Chinese term`);
  };
  const needInputs = (inputs: readonly InputValueDefinitionNode[] | undefined, path: string): void =>
    inputs?.forEach((input) => need(input.description, `${path}.${input.name.value}`));
  for (const node of ownDocument.definitions) {
    if (!('name' in node) || !node.name || node.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const type = node.name.value;
    const isRoot = type === 'Query' || type === 'Mutation';
    if ('description' in node || !node.kind.endsWith('Extension')) need(isRoot || ('description' in node && node.description), type);
    if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) needInputs(node.fields, type);
    else if ('fields' in node) {
      for (const field of node.fields ?? []) {
        need(field.description, `${type}.${field.name.value}`);
        if ('arguments' in field) needInputs(field.arguments, `${type}.${field.name.value}`);
      }
    }
    if ('values' in node) node.values?.forEach((value) => need(value.description, `${type}.${value.name.value}`));
  }
  return problems;
}

function unknownPolicies(document: DocumentNode, policies: Readonly<Record<string, Policy>>): readonly string[] {
  const problems: string[] = [];
  visit(document, {
    Directive: (directive) => {
      if (directive.name.value !== 'policy') return;
      visit(directive, {
        StringValue: ({ value }) => {
          if (!(value in policies)) problems.push(`@policy names "${value}", which the subgraph does not define: add it to policies`);
        },
      });
    },
  });
  return problems;
}

/** All that keeps a subgraph from being built, each with the way out; empty when nothing does. */
export function bootProblems(
  document: DocumentNode,
  ownDocument: DocumentNode,
  resolvers: ResolverMap,
  access: AccessTable,
  policies: Readonly<Record<string, Policy>>,
): readonly string[] {
  return [
    ...unknownResolvers(document, resolvers),
    ...accessGaps(ownDocument, access, resolvers),
    ...undescribed(ownDocument),
    ...unknownPolicies(ownDocument, policies),
  ];
}
