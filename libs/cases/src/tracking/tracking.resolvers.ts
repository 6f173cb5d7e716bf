import type { Resolvers } from '../__generated__/resolver-types';
import { ratingOf } from '../case/satisfaction';
import { versionKey } from '../service-item/service-item.loaders';

export const trackingResolvers = {
  Query: {
    trackCase: (_, { caseNo, queryCode }, { operation, services }) => services.tracking.open(operation, caseNo, queryCode),
  },
  TrackedCase: {
    item: ({ implementationCode, itemVersion }, _, { loaders }) =>
      loaders.serviceItems.byVersion.get(versionKey({ implementationCode, version: itemVersion })),
    department: ({ departmentCode }) => ({ code: departmentCode }),
    missing: async ({ caseNo, state }, _, { loaders }) =>
      state === 'SUPPLEMENT_REQUESTED' ? ((await loaders.supplementNotices.byCase.load(caseNo)).at(-1) ?? null) : null,
    milestones: ({ caseNo }, _, { loaders }) => loaders.cases.events.load(caseNo),
    rating: (filed) => ratingOf(filed),
  },
} satisfies Resolvers;
