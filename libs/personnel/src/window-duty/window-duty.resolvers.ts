import type { Resolvers } from '../__generated__/resolver-types';

export const windowDutyResolvers = {
  WindowDuty: {
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
    post: ({ postCode }, _, { loaders }) => loaders.posts.byCode.get(postCode),
  },
} satisfies Resolvers;
