import type { Resolvers } from '../__generated__/resolver-types';

export const officerResolvers = {
  Query: {
    officer: (_, { staffNo }, { loaders }) => loaders.officers.byStaffNo.load(staffNo),
  },
  Officer: {
    __resolveReference: ({ staffNo }, { loaders }) => loaders.officers.byStaffNo.load(staffNo),
    department: ({ departmentCode }, _, { loaders }) =>
      departmentCode === null ? null : loaders.departments.byCode.load(departmentCode),
    employments: ({ staffNo }, _, { loaders }) => loaders.employments.byOfficer.load(staffNo),
    posts: ({ staffNo }, { on }, { loaders, today }) => loaders.posts.holdingsByOfficer({ on: on ?? today }).load(staffNo),
  },
} satisfies Resolvers;
