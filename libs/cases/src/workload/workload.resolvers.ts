import type { Resolvers } from '../__generated__/resolver-types';
import { busiestShare, byLoad } from './workload';

export const workloadResolvers = {
  Workload: {
    officers: ({ officers }) => [...byLoad(officers)],
    busiestShare: ({ officers, asOf }) => busiestShare(officers, asOf),
  },
  OfficerWorkload: { officer: ({ staffNo }) => ({ staffNo }) },
} satisfies Resolvers;
