import type { Resolvers } from '../__generated__/resolver-types';
import { findingsOf } from '../service-guide/service-guide.resolvers';
import { disclosureOf } from './disclosure';
import { versionKey } from './service-item.loaders';

export const serviceItemResolvers = {
  Query: {
    serviceItem: (_, { implementationCode, version }, { loaders }) =>
      typeof version === 'number'
        ? loaders.serviceItems.byVersion.load(versionKey({ implementationCode, version }))
        : loaders.serviceItems.inForceByCode.load(implementationCode),
    serviceItems: (_, { department, first, after }, { operation, services, today }) =>
      services.serviceItems.pageInForce(operation, department ?? null, today, { first, after }),
  },
  ServiceItem: {
    __resolveReference: (reference, { loaders }) => loaders.serviceItems.byVersion.load(versionKey(reference)),
    implementingBody: ({ departmentCode }) => ({ code: departmentCode }),
    procedure: ({ handlingProcedure }) => handlingProcedure,
    guide: async (item, _, { loaders }) => (await loaders.serviceGuides.byVersion.load(versionKey(item)))?.guide ?? null,
    findings: async (item, _, { loaders }) => {
      const published = await loaders.serviceGuides.byVersion.load(versionKey(item));
      return published ? findingsOf(item.departmentCode, item, published.guide, loaders) : [];
    },
    disclosure: (item, _, { now }) => disclosureOf(item, now),
  },
} satisfies Resolvers;
