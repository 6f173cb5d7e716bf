import { anyone } from '@mashang/platform-identity';
import { LINK, noteDefinition } from '../test/note-subgraph.fixture';
import type { SubgraphContext, SubgraphDefinition } from './contracts';
import { defineSubgraph } from './define-subgraph';

const open = anyone('a fixture');

const build = (changes: Partial<SubgraphDefinition<object, SubgraphContext>>) => () => defineSubgraph({ ...noteDefinition, ...changes });

const tiny = (sdl: string, changes: Partial<SubgraphDefinition<object, SubgraphContext>> = {}) =>
  build({ typeDefs: `${LINK}\n${sdl}`, resolvers: {}, access: { Query: {}, references: {} }, policies: {}, ...changes });

describe('defineSubgraph', () => {
  it('builds what has no problem', () => {
    expect(build({})).not.toThrow();
  });

  const { access, resolvers } = noteDefinition;

  it.each([
    ['a resolver for an unknown type', build({ resolvers: { ...resolvers, Nota: {} } }), 'the type Nota, which the SDL lacks'],
    ['a resolver for an unknown field', build({ resolvers: { ...resolvers, Query: { noets: () => [] } } }), 'Query.noets, which the SDL lacks'],
    ['a root field without a rule', build({ access: { ...access, Query: {} } }), 'Query.notes has no access rule'],
    ['a rule for an unknown root field', build({ access: { ...access, Query: { ...access.Query, noets: open } } }), 'names Query.noets'],
    ['a reference without a rule', build({ access: { ...access, references: {} } }), 'Note can be entered through _entities'],
    ['a rule for what has no key', build({ access: { ...access, references: { ...access.references, Safe: open } } }), 'names the reference Safe'],
    ['a key without resolution', build({ resolvers: { ...resolvers, Note: {} } }), 'Note has a resolvable key but no __resolveReference'],
    ['an unknown policy', build({ policies: {} }), '@policy names "night"'],
    ['a type without description', tiny('type Bare { "Field." field: String }'), 'Bare has no description'],
    ['a field without description', tiny('"Bare." type Bare { field: String }'), 'Bare.field has no description'],
    ['an argument without description', tiny('"Bare." type Bare { "Field." field(argument: Int): String }'), 'Bare.field.argument has no description'],
    ['an input field without description', tiny('"Bare." input Bare { field: String }'), 'Bare.field has no description'],
    ['an enum value without description', tiny('"Bare." enum Bare { VALUE }'), 'Bare.VALUE has no description'],
    ['a mutation without a rule', tiny('extend type Mutation { "Does." act: String }'), 'Mutation.act has no access rule'],
  ])('refuses %s, and names the way out', (_, attempt, problem) => {
    expect(attempt).toThrow(problem);
  });

  it('lists every problem at once', () => {
    expect(tiny('type Bare { field: String } extend type Query { "All." all: String }')).toThrow(
      /Query\.all has no access rule[^]*Bare has no description[^]*Bare\.field has no description/,
    );
  });

  it('asks nothing of a stub whose key does not resolve here', () => {
    expect(tiny('"A stub." type Officer @key(fields: "staffNo", resolvable: false) { "Number." staffNo: ID! }')).not.toThrow();
  });
});
