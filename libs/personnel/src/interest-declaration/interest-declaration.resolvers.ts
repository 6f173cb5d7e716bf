import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { readInterest } from './interest-declaration.access';

export const interestDeclarationResolvers = {
  Query: {
    interestDeclarations: async (_, { officer }, { operation, services, loaders }) => {
      const known = await loaders.officers.byStaffNo.load(officer);
      return known ? services.interestRows.listRead(operation, admitRow(readInterest, operation.principal, known).staffNo) : [];
    },
  },
  Mutation: {
    declareInterest: async (_, { input }, { operation, services }) => ({ declaration: await services.interests.steps.get(operation, await services.interests.declare(operation, input)) }),
    endInterest: (_, { input }, { operation, services }) =>
      recordResult(services.interests.end(operation, input), async () => ({ __typename: 'InterestPayload' as const, declaration: await services.interests.steps.get(operation, input.declarationNo) })),
  },
  InterestDeclaration: {
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
    relatedOfficer: ({ relatedStaffNo }, _, { loaders }) => (relatedStaffNo === null ? null : loaders.officers.byStaffNo.load(relatedStaffNo)),
  },
} satisfies Resolvers;
