import { admitRow, mutationResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { readCase, visibleDepartment } from '../case/case.access';
import { disclosureOf } from '../service-item/disclosure';
import { versionKey } from '../service-item/service-item.loaders';
import { lintGuide } from './guide-linter';

export const serviceGuideResolvers = {
  Query: {
    itemDraft: async (_, { implementationCode }, { operation, services }) => {
      const draft = await services.guides.findDraft(operation, implementationCode);
      return draft && admitRow(readCase, operation.principal, draft);
    },
    guideFindings: (_, _arguments, { operation, services, today }) => services.serviceGuides.findings(operation, visibleDepartment(operation.principal), today),
  },
  Mutation: {
    draftServiceItem: async (_, { input }, { operation, services }) => {
      await services.serviceGuides.draft(operation, input);
      return { draft: await services.serviceGuides.getDraft(operation, input.implementationCode) };
    },
    publishServiceItem: (_, { input }, { operation, services, loaders }) =>
      mutationResult(
        services.serviceGuides.publish(operation, input),
        async (version) => ({
          __typename: 'PublishServiceItemPayload' as const,
          item: await loaders.serviceItems.byVersion.get(versionKey({ implementationCode: input.implementationCode, version })),
        }),
        {
          DISCLOSURE_INCOMPLETE: (error) => ({ __typename: 'GuideNotPublishable' as const, ...error }),
          GUIDE_CONTRADICTS: (error) => ({ __typename: 'GuideNotPublishable' as const, ...error }),
          STALE_VERSION: (error) => ({ __typename: 'ChangedMeanwhile' as const, ...error }),
        },
      ),
  },
  ItemDraft: {
    department: ({ departmentCode }) => ({ code: departmentCode }),
    disclosure: ({ item }, _, { now }) => disclosureOf(item, now),
    findings: ({ item, guide }) => [...lintGuide(item, guide)],
    name: ({ item }) => item.name,
    promisedWorkingDays: ({ item }) => item.promisedWorkingDays,
    draftedBy: ({ draftedBy }) => ({ staffNo: draftedBy }),
  },
  MaterialRequirement: { isCommitmentAccepted: ({ isCommitmentAccepted }) => isCommitmentAccepted ?? false },
  ItemFindings: { findings: ({ findings }) => [...findings] },
} satisfies Resolvers;
