import { createHash } from 'node:crypto';
import type { DocumentNode, FragmentDefinitionNode, OperationDefinitionNode, SelectionNode } from 'graphql';
import { GraphQLError, Kind, OperationTypeNode, parse } from 'graphql';
import { AgreementError } from '../agreement/agreement.errors';

const LONGEST_TEXT = 16_000;

export function hashOfQuery(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function malformed(what: string): AgreementError {
  return new AgreementError('SCORING_QUERY_MALFORMED', `The query is not stored: ${what}.`);
}

function parsed(text: string): DocumentNode {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof GraphQLError) throw malformed(error.message);
    throw error;
  }
}

function operationsOf(document: DocumentNode): readonly OperationDefinitionNode[] {
  return document.definitions.filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION);
}

/**
 * The text, when it is one query operation with its fragments. The fields are not checked here: they are other
 * subgraphs', and only the gateway knows them all.
 * @throws AgreementError `SCORING_QUERY_MALFORMED`
 */
export function parseQueryText(text: string): string {
  if (text.length > LONGEST_TEXT) throw malformed(`it has ${text.length} characters, at most ${LONGEST_TEXT} are kept`);
  const document = parsed(text);
  const operations = operationsOf(document);
  if (operations.length !== 1 || operations.some(({ operation }) => operation !== OperationTypeNode.QUERY)) {
    throw malformed('write one operation, a query: a score is read, it changes nothing');
  }
  const other = document.definitions.find(({ kind }) => kind !== Kind.OPERATION_DEFINITION && kind !== Kind.FRAGMENT_DEFINITION);
  if (other) throw malformed('beside its fragments nothing else stands in it');
  return text;
}

function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = document.definitions.filter((definition): definition is FragmentDefinitionNode => definition.kind === Kind.FRAGMENT_DEFINITION);
  return new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
}

/** Whether some selection answers the path of response names; positions in lists are passed over. A value has no selections of its own. */
function selects(selections: readonly SelectionNode[], [name, ...rest]: readonly string[], fragments: ReadonlyMap<string, FragmentDefinitionNode>, depth: number): boolean {
  if (name === undefined || depth > 40) return false;
  return selections.some((selection) => {
    switch (selection.kind) {
      case Kind.FIELD: {
        if ((selection.alias ?? selection.name).value !== name) return false;
        const below = selection.selectionSet?.selections;
        return rest.length === 0 ? below === undefined : below !== undefined && selects(below, rest, fragments, depth + 1);
      }
      case Kind.INLINE_FRAGMENT:
        return selects(selection.selectionSet.selections, [name, ...rest], fragments, depth + 1);
      case Kind.FRAGMENT_SPREAD:
        return selects(fragments.get(selection.name.value)?.selectionSet.selections ?? [], [name, ...rest], fragments, depth + 1);
    }
  });
}

/** Whether a stored text selects a single value at `path`, e.g. `division.caseStatistics.completionRate.value`. */
export function selectsPath(text: string, path: string): boolean {
  const document = parsed(text);
  const names = path.split('.').filter((name) => !/^\d+$/.test(name));
  return operationsOf(document).some(({ selectionSet }) => selects(selectionSet.selections, names, fragmentsOf(document), 0));
}
