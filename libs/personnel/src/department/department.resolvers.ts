import type { Resolvers } from '../__generated__/resolver-types';

export const departmentResolvers = {
  Query: {
    department: (_, { code }, { loaders }) => loaders.departments.byCode.load(code),
    departments: (_, { division }, { operation, services }) => services.departments.listOf(operation, division),
  },
  Department: {
    __resolveReference: ({ code }, { loaders }) => loaders.departments.byCode.load(code),
    division: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    posts: ({ code }, _, { loaders }) => loaders.posts.byDepartment.load(code),
    officeStatistics: ({ code }, { period }) => ({ group: 'department', code, period }),
    officers: ({ code }, { first, after }, { operation, services }) =>
      services.officers.pageOf(operation, code, { first, after }),
  },
} satisfies Resolvers;
