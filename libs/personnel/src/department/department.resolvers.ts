import type { Resolvers } from '../__generated__/resolver-types';
import { orPostEmpty } from '../coverage/coverage-result';
import { headOn } from './department-head.entity';
import { nameLine, nameOn, predecessors, successors } from './name-line';
import { scoreOfParty } from '../agreement-score/visible-score';

export const departmentResolvers = {
  Query: {
    department: (_, { code }, { loaders }) => loaders.departments.byCode.load(code),
    departments: (_, { division }, { operation, services }) => services.departments.listOf(operation, division),
  },
  Mutation: {
    appointDepartmentHead: (_, { input }, { operation, services, loaders }) =>
      orPostEmpty(
        services.department.appointHead(operation, input).then(async () => ({
          __typename: 'DepartmentPayload' as const,
          department: await loaders.departments.byCode.get(input.department),
        })),
      ),
    establishDepartment: async (_, { input }, { operation, services, loaders }) => ({
      department: await loaders.departments.byCode.get(await services.departmentRegister.establish(operation, input)),
    }),
    renameDepartment: async (_, { input }, { operation, services, loaders }) => {
      await services.departmentRegister.rename(operation, input);
      return { department: await loaders.departments.byCode.get(input.department) };
    },
  },
  Department: {
    __resolveReference: ({ code }, { loaders }) => loaders.departments.byCode.load(code),
    name: async ({ code, name }, { on }, { loaders }) => (typeof on === 'string' ? nameOn(nameLine(await loaders.departments.names.load(code)), on)?.name : null) ?? name,
    predecessors: async ({ code }, { on }, { loaders, today }) => [...predecessors(nameLine(await loaders.departments.names.load(code)), on ?? today)],
    successors: async ({ code }, { on }, { loaders, today }) => [...successors(nameLine(await loaders.departments.names.load(code)), on ?? today)],
    head: async ({ code }, { on }, { loaders, today }) => headOn(await loaders.departments.heads.load(code), on ?? today),
    division: ({ divisionCode }, _, { loaders }) => loaders.divisions.byCode.get(divisionCode),
    postCoverage: ({ code }, { on }, { loaders, today }) => loaders.posts.coverageOfDepartment({ on: on ?? today }).load(code),
    attendanceStatistics: ({ code }, { period }, { loaders }) => loaders.attendance.byDepartment({ period }).load(code),
    posts: ({ code }, _, { loaders }) => loaders.posts.byDepartment.load(code),
    agreementScore: ({ code }, { year, asOf }, context) => scoreOfParty(context, code, year, asOf ?? context.operation.clock.now()),
    agreementCoverage: ({ code }, { year, asOf }, { operation, loaders }) =>
      loaders.agreements.coverageOfUnit({ year, asOf: asOf ?? operation.clock.now() }).load(code),
    targetCoverage: ({ code }, { year, asOf }, { operation, loaders }) =>
      loaders.targets.byDepartment({ year, asOf: asOf ?? operation.clock.now() }).load(code),
    officeStatistics: ({ code }, { period }) => ({ group: 'department', code, period }),
    officers: ({ code }, { first, after }, { operation, services }) =>
      services.officers.pageOf(operation, code, { first, after }),
  },
  DepartmentHead: {
    officer: ({ staffNo }, _, { loaders }) => loaders.officers.byStaffNo.get(staffNo),
  },
} satisfies Resolvers;
