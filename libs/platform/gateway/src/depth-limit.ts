import type { ASTVisitor, FragmentDefinitionNode, OperationDefinitionNode, SelectionSetNode, ValidationContext } from 'graphql';
import { GraphQLError, Kind } from 'graphql';

/** Apollo Server files every validation error under one code; a rule's own code travels beside it and is restored on the way out. */
export const RULE_CODE = 'ruleCode';

/** Introspection nests deep by nature and costs no subgraph anything, but not without an end. */
const INTROSPECTION_DEPTH = 20;

interface Measure {
  readonly fragmentOf: (name: string) => FragmentDefinitionNode | null | undefined;
  /** Fragments on the way down; another rule reports cycles, this one must only not follow them. */
  readonly entered: ReadonlySet<string>;
  readonly known: Map<string, number>;
}

/** How many fields lie below one another; fragments add nothing of their own. */
function depthOf(selections: SelectionSetNode | undefined, measure: Measure): number {
  const depths = (selections?.selections ?? []).map((selection) => {
    if (selection.kind === Kind.FIELD) return 1 + depthOf(selection.selectionSet, measure);
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet, measure);
    return fragmentDepth(selection.name.value, measure);
  });
  return Math.max(0, ...depths);
}

/** Each fragment is measured once, so that fragments naming each other cannot make the measuring itself the attack. */
function fragmentDepth(name: string, measure: Measure): number {
  const { known, entered, fragmentOf } = measure;
  const measured = known.get(name);
  if (measured !== undefined) return measured;
  if (entered.has(name)) return 0;
  const depth = depthOf(fragmentOf(name)?.selectionSet, { ...measure, entered: new Set([...entered, name]) });
  known.set(name, depth);
  return depth;
}

function isIntrospection({ selectionSet }: OperationDefinitionNode): boolean {
  return selectionSet.selections.every((selection) => selection.kind === Kind.FIELD && selection.name.value.startsWith('__'));
}

/** A validation rule: refuses operations whose fields nest deeper than `limit` with `QUERY_TOO_DEEP`. */
export function depthLimit(limit: number): (context: ValidationContext) => ASTVisitor {
  return (context) => {
    const known = new Map<string, number>();
    return {
      OperationDefinition: (operation) => {
        const allowed = isIntrospection(operation) ? Math.max(limit, INTROSPECTION_DEPTH) : limit;
        const depth = depthOf(operation.selectionSet, { fragmentOf: (name) => context.getFragment(name), entered: new Set(), known });
        if (depth <= allowed) return;
        const message = `The operation nests ${depth} fields deep, and ${allowed} are allowed: ask in several operations.`;
        context.reportError(new GraphQLError(message, { nodes: operation, extensions: { [RULE_CODE]: 'QUERY_TOO_DEEP', depth, allowed } }));
      },
    };
  };
}
