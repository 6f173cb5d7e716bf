import type { Resolvers } from '../__generated__/resolver-types';

export const postResolvers = {
  Query: {
    post: (_, { code }, { loaders }) => loaders.posts.byCode.load(code),
  },
  Post: {
    __resolveReference: ({ code }, { loaders }) => loaders.posts.byCode.load(code),
    window: ({ windowCode }) => (windowCode === null ? null : { code: windowCode }),
    department: ({ departmentCode }, _, { loaders }) => loaders.departments.byCode.get(departmentCode),
    holdings: ({ code }, { on }, { loaders, today }) => loaders.posts.holdingsByPost({ on: on ?? today }).load(code),
  },
  PostHolding: {
    post: ({ postCode }, _, { loaders }) => loaders.posts.byCode.get(postCode),
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
  },
} satisfies Resolvers;
