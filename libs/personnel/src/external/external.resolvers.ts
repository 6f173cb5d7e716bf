import { admitRow } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';

import { askAnyInstant } from './external.access';

export const externalResolvers = {
  AgencyPoint: {
    __resolveReference: ({ code }) => ({ code }),
    onDuty: ({ code }, { on }, { loaders, today }) => loaders.dutyRosters.publishedShiftsByPlace({ on: on ?? today }).load(code),
  },
  ServiceWindow: {
    __resolveReference: ({ code }) => ({ code }),
    onDutyNow: ({ code }, _, { loaders, now }) => loaders.windowDuties.byWindow({ at: now }).load(code),
    onDuty: ({ code }, { at }, { operation, loaders, now }) => {
      if (at) admitRow(askAnyInstant, operation.principal, { code });
      return loaders.windowDuties.byWindow({ at: at ?? now }).load(code);
    },
  },
} satisfies Resolvers;
