import { admitRow, mutationResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { readCase, visibleDepartment } from '../case/case.access';
import type { CasesContext } from '../cases.context';
import type { ServiceWindowEntity } from '../service-center/service-window.entity';
import { disclosureOf } from '../service-item/disclosure';
import { versionKey } from '../service-item/service-item.loaders';
import type { ItemContent, ServiceGuide } from './guide';
import { surroundingsOf } from './guide-finding';
import type { GuideFinding } from './guide-linter';
import { lintGuide } from './guide-linter';

/** The windows that a guide names; one that does not exist is left out. */
async function windowsOf({ windowCodes }: ServiceGuide, { serviceCenters }: CasesContext['loaders']): Promise<ServiceWindowEntity[]> {
  const windows = await Promise.all(windowCodes.map((code) => serviceCenters.windowByCode.load(code)));
  return windows.filter((window) => window !== null);
}

/** What the linter finds in the guide of a department's item. */
export async function findingsOf(departmentCode: string, item: ItemContent, guide: ServiceGuide, loaders: CasesContext['loaders']): Promise<GuideFinding[]> {
  return [...lintGuide(item, guide, surroundingsOf(departmentCode, await windowsOf(guide, loaders)))];
}

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
    findings: ({ departmentCode, item, guide }, _, { loaders }) => findingsOf(departmentCode, item, guide, loaders),
    name: ({ item }) => item.name,
    promisedWorkingDays: ({ item }) => item.promisedWorkingDays,
    draftedBy: ({ draftedBy }) => ({ staffNo: draftedBy }),
  },
  ServiceGuide: { windows: (guide, _, { loaders }) => windowsOf(guide, loaders) },
  ItemFindings: { findings: ({ findings }) => [...findings] },
} satisfies Resolvers;
