import type { Resolvers } from '../__generated__/resolver-types';

export const coverageResolvers = {
  Query: {
    coverage: (_, { department, interval }, { operation, services }) => services.coverage.proveDepartment(operation, department, interval),
  },
  CoverageProof: {
    covers: ({ covers }) => [...covers],
    gaps: ({ gaps }) => [...gaps],
  },
  Cover: {
    post: ({ postCode }, _, { loaders }) => loaders.posts.byCode.get(postCode),
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
  },
  CoverageGap: {
    post: ({ postCode }, _, { loaders }) => loaders.posts.byCode.get(postCode),
  },
  StandIn: {
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
  },
} satisfies Resolvers;
