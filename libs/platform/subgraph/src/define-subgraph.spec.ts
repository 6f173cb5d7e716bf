import { anyone } from '@mashang/platform-identity';
import { GraphQLScalarType } from 'graphql';
import { LINK, noteDefinition } from '../test/note-subgraph.fixture';
import type { SubgraphContext, SubgraphDefinition } from './contracts';
import { defineSubgraph } from './define-subgraph';
import { mergeResolvers } from './merge-resolvers';

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
    ['a misspelt special resolver', build({ resolvers: { ...resolvers, Safe: { __isTypOf: () => true } } }), 'Safe.__isTypOf, which the SDL lacks'],
    ['a resolver of an enum value that does not exist', build({ resolvers: { ...resolvers, Mood: { BAD: 1 } } }), 'Mood.BAD, which the SDL lacks'],
    ['a resolver of an interface’s field', tiny('"I." interface I { "Field." field: String }', { resolvers: { I: { field: () => '' } } }), 'I.field, which the SDL lacks or never asks'],
    ['a resolver of an input', tiny('"I." input I { "Field." field: String }', { resolvers: { I: {} } }), 'inputs have no resolvers'],
    ['a scalar that lets anything pass', tiny('"S." scalar S'), 'the scalar S has no resolver'],
    ['a scalar that is not one', tiny('"S." scalar S', { resolvers: { S: { serialize: String } } }), 'no GraphQLScalarType'],
    ['another meaning of a shared scalar', build({ resolvers: { ...resolvers, Money: new GraphQLScalarType({ name: 'Money' }) } }), 'which the platform resolves'],
    [
      'an interface that can be entered without a rule',
      tiny('"I." interface I @key(fields: "id") { "Identifier." id: ID! }'),
      'I can be entered through _entities without an access rule',
    ],
    [
      'a resolution of a stub that nobody can enter',
      tiny('"O." type O @key(fields: "id", resolvable: false) { "Identifier." id: ID! }', { resolvers: { O: { __resolveReference: () => null } } }),
      'O.__resolveReference is never called',
    ],
    ['a guarding directive under its long name', build({ typeDefs: noteDefinition.typeDefs.replace('"@authenticated", ', '').replaceAll(' @authenticated', ' @federation__authenticated') }), 'write @authenticated'],
    ['a guarding directive under another name', build({ typeDefs: noteDefinition.typeDefs.replace('"@authenticated"', '{ name: "@authenticated", as: "@known" }').replaceAll(' @authenticated', ' @known') }), 'under another name'],
    ['another prefix for the federation', build({ typeDefs: noteDefinition.typeDefs.replace('import:', 'as: "fed", import:') }), 'leave `as` out'],
    ['SDL that is none', tiny('type {'), 'The subgraph notes cannot be built:\n- its SDL is not valid: Syntax Error'],
    ['SDL that names an unknown type', tiny('"Bare." type Bare { "Field." field: Nowhere }'), 'its SDL is not valid: Unknown type Nowhere'],
    ['a mutation without a rule', tiny('extend type Mutation { "Does." act: String }'), 'Mutation.act has no access rule'],
  ])('refuses %s, and names the way out', (_, attempt, problem) => {
    expect(attempt).toThrow(problem);
  });

  it('lists every problem at once', () => {
    expect(tiny('type Bare { field: String } extend type Query { "All." all: String }')).toThrow(
      /Query\.all has no access rule[^]*Bare has no description[^]*Bare\.field has no description/,
    );
  });

  it('takes a scalar of the subgraph’s own, also among the resolvers of several aggregates', () => {
    const scalar = new GraphQLScalarType({ name: 'S', serialize: String });
    expect(tiny('"S." scalar S', { resolvers: mergeResolvers({ S: scalar }, {}) })).not.toThrow();
    expect(() => mergeResolvers({ S: scalar }, { S: scalar })).toThrow('S is resolved twice');
  });

  it('asks nothing of a stub whose key does not resolve here', () => {
    expect(tiny('"A stub." type Officer @key(fields: "staffNo", resolvable: false) { "Number." staffNo: ID! }')).not.toThrow();
  });
});
