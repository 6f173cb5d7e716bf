import type { Resolvers } from '../__generated__/resolver-types';
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
    disclosure: (item, _, { now }) => disclosureOf(item, now),
  },
} satisfies Resolvers;
