import type { Resolvers } from '../__generated__/resolver-types';
import { scoreOfParty } from '../agreement-score/visible-score';

export const departmentResolvers = {
  Query: {
    department: (_, { code }, { loaders }) => loaders.departments.byCode.load(code),
    departments: (_, { division }, { operation, services }) => services.departments.listOf(operation, division),
  },
  Department: {
    __resolveReference: ({ code }, { loaders }) => loaders.departments.byCode.load(code),
    division: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    posts: ({ code }, _, { loaders }) => loaders.posts.byDepartment.load(code),
    agreementScore: ({ code }, { year, asOf }, context) => scoreOfParty(context, code, year, asOf ?? context.operation.clock.now()),
    agreementCoverage: ({ code }, { year, asOf }, { operation, loaders }) =>
      loaders.agreements.coverageOfUnit({ year, asOf: asOf ?? operation.clock.now() }).load(code),
    targetCoverage: ({ code }, { year, asOf }, { operation, loaders }) =>
      loaders.targets.byDepartment({ year, asOf: asOf ?? operation.clock.now() }).load(code),
    officers: ({ code }, { first, after }, { operation, services }) =>
      services.officers.pageOf(operation, code, { first, after }),
  },
} satisfies Resolvers;
