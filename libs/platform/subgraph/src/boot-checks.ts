import type { DocumentNode, InputValueDefinitionNode } from 'graphql';
import { Kind, visit } from 'graphql';
import type { AccessTable, Policy, ResolverMap } from './contracts';
import { federationProblems } from './federation-names';
import { unknownResolvers } from './resolver-names';

const ROOTS = ['Query', 'Mutation'] as const;

const CAN_HAVE_KEYS: readonly Kind[] = [
  Kind.OBJECT_TYPE_DEFINITION,
  Kind.OBJECT_TYPE_EXTENSION,
  Kind.INTERFACE_TYPE_DEFINITION,
  Kind.INTERFACE_TYPE_EXTENSION,
];

/** Types that other subgraphs can enter through `_entities`: those with a key that resolves here. */
export function referenceableTypes(document: DocumentNode): readonly string[] {
  const names = document.definitions.flatMap((node) => {
    if (!CAN_HAVE_KEYS.includes(node.kind) || !('name' in node) || !node.name) return [];
    const keys = (node.directives ?? []).filter(({ name }) => name.value === 'key');
    const resolves = keys.some(
      ({ arguments: given }) => !given?.some(({ name, value }) => name.value === 'resolvable' && value.kind === Kind.BOOLEAN && !value.value),
    );
    return resolves ? [node.name.value] : [];
  });
  return [...new Set(names)];
}

function rootFields(document: DocumentNode): Readonly<Record<(typeof ROOTS)[number], ReadonlySet<string>>> {
  const fieldsOf = (root: string) =>
    new Set(
      document.definitions.flatMap((node) =>
        'name' in node && node.name?.value === root && 'fields' in node ? (node.fields ?? []).map(({ name }) => name.value) : [],
      ),
    );
  return { Query: fieldsOf('Query'), Mutation: fieldsOf('Mutation') };
}

function accessGaps(document: DocumentNode, access: AccessTable, resolvers: ResolverMap): readonly string[] {
  const declared = rootFields(document);
  const rootGaps = ROOTS.flatMap((root) => {
    const fields = declared[root];
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
  const uncalled = Object.entries(resolvers)
    .filter(([type, fields]) => '__resolveReference' in fields && !referenceable.includes(type))
    .map(([type]) => `${type}.__resolveReference is never called, for ${type} has no key that resolves here: remove it, or make the key resolvable`);
  return [...rootGaps, ...referenceGaps, ...strangers, ...uncalled];
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
    ...unknownResolvers(document, ownDocument, resolvers),
    ...federationProblems(ownDocument),
    ...accessGaps(ownDocument, access, resolvers),
    ...undescribed(ownDocument),
    ...unknownPolicies(ownDocument, policies),
  ];
}
