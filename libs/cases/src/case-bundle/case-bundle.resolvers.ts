import { admitRow } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { versionKey } from '../service-item/service-item.loaders';
import { queryCodeOf } from '../tracking/query-code';
import { readQueryCode } from '../tracking/tracking.access';
import { bundleStateOf } from './bundle-state';

export const caseBundleResolvers = {
  Query: {
    caseBundle: (_, { bundleNo }, { loaders }) => loaders.caseBundles.byNumber.load(bundleNo),
  },
  Mutation: {
    receiveBundle: async (_, { input }, { operation, services, loaders }) => ({ bundle: await loaders.caseBundles.byNumber.get(await services.caseBundles.receive(operation, input)) }),
  },
  CaseBundle: {
    division: ({ divisionCode }) => ({ code: divisionCode }),
    state: async ({ bundleNo }, _, { loaders }) => bundleStateOf((await loaders.caseBundles.cases.load(bundleNo)).map(({ state }) => state)),
    members: async ({ bundleNo }, _, { loaders }) => [...(await loaders.caseBundles.cases.load(bundleNo))],
  },
  BundleMember: {
    item: ({ implementationCode, itemVersion }, _, { loaders }) =>
      loaders.serviceItems.byVersion.get(versionKey({ implementationCode, version: itemVersion })),
    department: ({ departmentCode }) => ({ code: departmentCode }),
    queryCode: (filed, _, { operation, services, today }) => queryCodeOf(services.personalNumbers, admitRow(readQueryCode(today), operation.principal, filed).caseNo),
  },
} satisfies Resolvers;
