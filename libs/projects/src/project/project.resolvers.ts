import type { Resolvers } from '../__generated__/resolver-types';
import { projectPhase } from './project-phase';

export const projectResolvers = {
  Query: {
    keyProject: (_, { code }, { loaders }) => loaders.projects.byCode.load(code),
    keyProjects: (_, { year, stage, first, after }, { operation, services }) =>
      services.projects.page(operation, year, stage ?? null, { first, after }),
  },
  KeyProject: {
    __resolveReference: ({ code }, { loaders }) => loaders.projects.byCode.load(code),
    phase: ({ phaseNumber }) => (phaseNumber === null ? null : projectPhase(phaseNumber)),
    division: ({ divisionCode }) => ({ code: divisionCode }),
    investor: ({ enterpriseId }, _, { loaders }) => (enterpriseId === null ? null : loaders.enterprises.byId.load(enterpriseId)),
    leader: ({ leaderStaffNo }) => (leaderStaffNo === null ? null : { staffNo: leaderStaffNo }),
    responsibleDepartment: ({ departmentCode }) => (departmentCode === null ? null : { code: departmentCode }),
    plan: ({ code }, { year, version }, { loaders }) => loaders.plans.ofYear({ year, version: version ?? null }).load(code),
    progress: ({ code }, { month }, { loaders }) => loaders.progress.ofMonth({ month }).load(code),
    completionRatio: ({ code }, { through, asOf }, { operation, loaders }) =>
      loaders.projectStatistics.completionRatio({ through, asOf: asOf ?? operation.clock.now() }).load(code),
  },
} satisfies Resolvers;
