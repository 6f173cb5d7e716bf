import { admitRow, mutationResult, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { CasesContext } from '../cases.context';
import { receiptOf, refusedReceipt } from '../online-application/online-application.resolvers';
import { keptUntil, missingOf } from './application-draft';
import { ownDraft } from './application-draft.access';

function draftResult({ operation, services }: CasesContext, draftId: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'ApplicationDraftPayload' as const, draft: await services.applicationDrafts.get(operation, draftId) }));
}

export const applicationDraftResolvers = {
  Query: {
    applicationDraft: async (_, { draftId }, { operation, services }) => {
      const draft = await services.draftRows.findById(operation, draftId);
      return draft && admitRow(ownDraft, operation.principal, draft);
    },
    applicationDrafts: (_, { first, after }, { operation, services }) => services.draftRows.pageWrittenBy(operation, operation.principal.subject, { first, after }),
  },
  Mutation: {
    startApplicationDraft: async (_, { input }, { operation, services }) => ({
      draft: await services.applicationDrafts.get(operation, await services.applicationDrafts.start(operation, input)),
    }),
    saveApplicationDraft: (_, { input }, context) => draftResult(context, input.draftId, context.services.applicationDrafts.save(context.operation, input)),
    discardApplicationDraft: (_, { input }, context) => draftResult(context, input.draftId, context.services.applicationDrafts.discard(context.operation, input)),
    submitApplicationDraft: (_, { input }, { operation, services }) =>
      mutationResult(services.applicationDrafts.submit(operation, input), (caseNo) => receiptOf(services, caseNo), {
        ...refusedReceipt,
        APPLICATION_INCOMPLETE: (error, { missing }) => ({ __typename: 'ApplicationIncomplete' as const, ...error, missing }),
        STATE_FORBIDS_STEP: (error) => ({ __typename: 'StateForbidsStep' as const, ...error }),
        STALE_VERSION: (error) => ({ __typename: 'ChangedMeanwhile' as const, ...error }),
      }),
  },
  ApplicationDraft: {
    item: ({ implementationCode }, _, { loaders }) => loaders.serviceItems.inForceByCode.load(implementationCode),
    division: ({ applicantDivisionCode }) => (applicantDivisionCode === null ? null : { code: applicantDivisionCode }),
    maskedIdentifier: ({ applicantIdentifierMasked }) => applicantIdentifierMasked,
    materials: ({ materials }) => [...materials],
    missing: (draft) => [...missingOf(draft)],
    keptUntil: (draft) => keptUntil(draft),
  },
  DraftMaterial: {
    commitmentSignedOn: ({ commitment }) => commitment?.signedOn ?? null,
    commitmentTextVersion: ({ commitment }) => commitment?.textVersion ?? null,
  },
} satisfies Resolvers;
