import { composeServices } from '@apollo/composition';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { defineSubgraph, subgraphSdl } from '@mashang/platform-subgraph';
import { anyone, withScope } from '@mashang/platform-identity';
import { DomainError } from '@mashang/domain';
import { parse } from 'graphql';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@requiresScopes"])`;
const open = anyone('a fixture');

const villagesSdl = `${LINK}
"A village." type Village @key(fields: "code") { "Code." code: ID! "Name." name: String! "A defect." broken: String "A secret." secret: String @requiresScopes(scopes: [["secret:read"]]) "Itself." self: Village! }
"Kinds." enum Kind { "One." ONE }
extend type Query { "Villages." villages("Kind." kind: Kind): [Village!]! "Who asks." whoAmI: String! "Refuses." refused: String }`;

const casesSdl = `${LINK}
"A village." type Village @key(fields: "code") { "Code." code: ID! "Cases." cases("Up to when." period: Period): Int }
extend type Query { "All cases." allCases: Int }`;

const VILLAGES = [
  { code: '1', name: '高园村' },
  { code: '2', name: '凤岗村' },
];

const villages: SubgraphModule = defineSubgraph({
  name: 'villages',
  typeDefs: villagesSdl,
  resolvers: {
    Query: {
      villages: () => VILLAGES,
      whoAmI: (_: unknown, __: unknown, { operation }: { operation: { principal: { subject: string } } }) => operation.principal.subject,
      refused: () => {
        throw new DomainError('FIXTURE_REFUSED', 'Mend the fixture.', { limit: 3 });
      },
    },
    Village: {
      __resolveReference: ({ code }: { code: string }) => VILLAGES.find((village) => village.code === code) ?? null,
      broken: () => {
        throw new Error('password=hunter2');
      },
      secret: () => 'open sesame',
      self: (village: object) => village,
    },
  },
  access: { Query: { villages: open, whoAmI: open, refused: open }, references: { Village: open } },
  entities: [],
  migrations: [],
  createServices: () => ({}),
  createContext: ({ principal, requestId, clock }) => ({ operation: { principal, requestId, clock } }),
});

const cases: SubgraphModule = defineSubgraph({
  name: 'cases',
  typeDefs: casesSdl,
  resolvers: {
    Query: { allCases: () => 7 },
    Village: { __resolveReference: ({ code }: { code: string }) => ({ code }), cases: ({ code }: { code: string }) => Number(code) * 10 },
  },
  access: { Query: { allCases: withScope('cases:read') }, references: { Village: open } },
  entities: [],
  migrations: [],
  createServices: () => ({}),
  createContext: ({ principal, requestId, clock }) => ({ operation: { principal, requestId, clock } }),
});

export const FIXTURE_MODULES = [villages, cases];

/** The supergraph of the two fixture subgraphs. */
export function fixtureSupergraph(): string {
  const services = [
    { name: 'villages', url: 'http://villages', typeDefs: parse(subgraphSdl(villagesSdl)) },
    { name: 'cases', url: 'http://cases', typeDefs: parse(subgraphSdl(casesSdl)) },
  ];
  const { supergraphSdl, errors } = composeServices(services);
  if (errors) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
