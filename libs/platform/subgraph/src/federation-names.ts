import type { DirectiveNode, DocumentNode } from 'graphql';
import { Kind, visit } from 'graphql';

function givenArgument(directive: DirectiveNode, name: string) {
  return directive.arguments?.find((argument) => argument.name.value === name)?.value;
}

/** The `as` of a link or of one of its imports: the same directive under a name that no guard looks for. */
function renamings(link: DirectiveNode): readonly string[] {
  const imports = givenArgument(link, 'import');
  const renamed = imports?.kind === Kind.LIST ? imports.values.filter(({ kind }) => kind === Kind.OBJECT) : [];
  return [
    ...renamed.map(() => '@link imports a directive under another name, and guards and checks look for its own: import it as a plain string'),
    ...(givenArgument(link, 'as') ? ['@link gives the federation another prefix with `as`, and guards look for none: leave `as` out'] : []),
  ];
}

/**
 * Guards and checks know `@key`, `@authenticated`, `@requiresScopes` and `@policy` by these names. Federation would let them be
 * written otherwise, and what is written otherwise would be open to everybody without a sound.
 */
export function federationProblems(ownDocument: DocumentNode): readonly string[] {
  const problems = new Set<string>();
  visit(ownDocument, {
    Directive: (directive) => {
      const name = directive.name.value;
      if (name === 'link') renamings(directive).forEach((problem) => problems.add(problem));
      if (name.includes('__')) problems.add(`@${name} is written with a prefix, and guards look for none: import it with @link and write @${name.split('__').at(-1)}`);
    },
  });
  return [...problems];
}
