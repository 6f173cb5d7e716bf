import { admitRow, mutationResult, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { cascadeCoverage } from '../agreement-indicator/cascade-coverage';
import { printPoints } from '../agreement-indicator/points-in-print';
import { scoreOf } from '../agreement-score/visible-score';
import type { PersonnelContext } from '../personnel.context';
import { readAgreement } from './agreement.access';
import { agreementState } from './agreement.lifecycle';

function stepResult({ operation, services }: PersonnelContext, id: string, step: Promise<unknown>) {
  return recordResult(step, async () => ({ __typename: 'AgreementPayload' as const, agreement: await services.agreementSigning.get(operation, id) }));
}

async function visible({ operation, loaders }: PersonnelContext, id: string) {
  const agreement = await loaders.agreements.byId.load(id);
  return agreement && admitRow(readAgreement, operation.principal, agreement);
}

export const agreementResolvers = {
  Query: {
    responsibilityAgreement: (_, { id }, context) => visible(context, id),
    responsibilityAgreements: (_, { division, year, partyKind, first, after }, { operation, services }) => {
      admitRow(readAgreement, operation.principal, { divisionCode: division });
      return services.agreements.page(operation, division, year, partyKind ?? null, { first, after });
    },
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
          STATE_FORBIDS_STEP: (error) => ({ __typename: 'StateForbidsStep' as const, ...error }),
        },
      );
    },
    draftResponsibilityAgreement: async (_, { input }, { operation, services }) => ({
      agreement: await services.agreementSigning.get(operation, await services.agreementDrafts.draft(operation, input)),
    }),
    redraftResponsibilityAgreement: (_, { input }, context) => stepResult(context, input.id, context.services.agreementDrafts.redraft(context.operation, input)),
    offerResponsibilityAgreement: (_, { input }, context) => stepResult(context, input.id, context.services.agreementDrafts.offer(context.operation, input)),
    signAgreementSide: (_, { input }, context) => stepResult(context, input.id, context.services.agreementSigning.signSide(context.operation, input)),
    amendResponsibilityAgreement: (_, { input }, { operation, services }) => {
      const amended = services.agreementDrafts.amend(operation, input);
      return recordResult(amended, async () => ({ __typename: 'AgreementPayload' as const, agreement: await services.agreementSigning.get(operation, await amended) }));
    },
    terminateResponsibilityAgreement: (_, { input }, context) => stepResult(context, input.id, context.services.agreementDrafts.terminate(context.operation, input)),
  },
  ResponsibilityAgreement: {
    __resolveReference: ({ id }, context) => visible(context, id),
    township: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    party: ({ partyKind, partyCode }, _, { loaders }) => {
      switch (partyKind) {
        case 'DIVISION':
          return loaders.divisions.byCode.get(partyCode);
        case 'DEPARTMENT':
          return loaders.departments.byCode.get(partyCode);
        case 'OFFICER':
          return loaders.officers.byStaffNo.get(partyCode);
      }
    },
    state: (agreement) => agreementState(agreement),
    parent: ({ parentId }, _, { loaders }) => (parentId === null ? null : loaders.agreements.currentByFamily.load(parentId)),
    score: (agreement, { asOf }, context) => scoreOf(context, agreement, asOf ?? context.operation.clock.now()),
    bonusCap: ({ bonusCap }) => printPoints(bonusCap),
    indicators: ({ id }, _, { loaders }) => loaders.indicators.byAgreement.load(id),
    cascadeCoverage: async ({ id, familyId }, { asOf }, { operation, loaders }) => {
      const until = asOf ?? operation.clock.now();
      const [own, served] = await Promise.all([loaders.indicators.byAgreement.load(id), loaders.indicators.servedByFamily({ asOf: until }).load(familyId)]);
      return cascadeCoverage(own.map(({ code }) => code), served.map(({ servesCode }) => servesCode), until);
    },
    signatures: ({ id }, _, { loaders }) => loaders.agreements.signatures.load(id),
  },
  AgreementSignature: {
    signedBy: ({ staffNo }, _, { loaders }) => (staffNo === null ? null : loaders.officers.byStaffNo.load(staffNo)),
  },
  AgreementParty: {
    __resolveType: (party) => ('level' in party ? 'Division' : 'staffNo' in party ? 'Officer' : 'Department'),
  },
} satisfies Resolvers;
