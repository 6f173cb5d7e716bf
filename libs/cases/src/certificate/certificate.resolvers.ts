import type { Resolvers } from '../__generated__/resolver-types';
import { versionKey } from '../service-item/service-item.loaders';

export const certificateResolvers = {
  Query: {
    certificate: (_, { certificateNo }, { operation, services }) => services.certificates.findByNumber(operation, certificateNo),
  },
  Certificate: {
    item: ({ implementationCode, itemVersion }, _, { loaders }) =>
      loaders.serviceItems.byVersion.get(versionKey({ implementationCode, version: itemVersion })),
    department: ({ departmentCode }) => ({ code: departmentCode }),
    isRetroactive: async ({ implementationCode, itemVersion }, _, { loaders }) =>
      (await loaders.serviceItems.byVersion.get(versionKey({ implementationCode, version: itemVersion }))).isRetroactive,
  },
} satisfies Resolvers;
