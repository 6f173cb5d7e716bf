import { mutationResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';

export const agreementResolvers = {
  Query: {
    responsibilityAgreement: (_, { id }, { loaders }) => loaders.agreements.byId.load(id),
    responsibilityAgreements: (_, { division, year, first, after }, { operation, services }) =>
      services.agreements.page(operation, division, year, { first, after }),
  },
  Mutation: {
    signResponsibilityAgreement: (_, { input }, { operation, services }) => {
      const current = () => services.agreementSigning.get(operation, input.id);
      return mutationResult(
        services.agreementSigning.sign(operation, input),
        async () => ({ __typename: 'SignResponsibilityAgreementPayload' as const, agreement: await current() }),
        {
          AGREEMENT_ALREADY_SIGNED: async (error) => ({ __typename: 'AgreementAlreadySigned' as const, ...error, agreement: await current() }),
          STALE_VERSION: async (error) => ({ __typename: 'AgreementChangedMeanwhile' as const, ...error, agreement: await current() }),
        },
      );
    },
  },
  ResponsibilityAgreement: {
    __resolveReference: ({ id }, { loaders }) => loaders.agreements.byId.load(id),
    township: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    party: ({ partyKind, partyCode }, _, { loaders }) =>
      partyKind === 'DIVISION' ? loaders.divisions.byCode.get(partyCode) : loaders.departments.byCode.get(partyCode),
  },
  AgreementParty: {
    __resolveType: (party) => ('level' in party ? 'Division' : 'Department'),
  },
} satisfies Resolvers;
