import type { Resolvers } from '../__generated__/resolver-types';
import { scoreOfParty } from '../agreement-score/visible-score';

export const divisionResolvers = {
  Query: {
    division: (_, { code }, { loaders }) => loaders.divisions.byCode.load(code),
    divisions: (_, { level, first, after }, { operation, services }) =>
      services.divisions.page(operation, level ?? null, { first, after }),
  },
  Division: {
    __resolveReference: ({ code }, { loaders }) => loaders.divisions.byCode.load(code),
    parent: ({ parentCode }, _, { loaders }) => (parentCode === null ? null : loaders.divisions.byCode.load(parentCode)),
    children: ({ code }, _, { loaders }) => loaders.divisions.childrenByParent.load(code),
    agreementCoverage: ({ code }, { year, asOf }, { operation, loaders }) =>
      loaders.agreements.coverage({ year, asOf: asOf ?? operation.clock.now() }).load(code),
    agreementScore: ({ code }, { year, asOf }, context) => scoreOfParty(context, code, year, asOf ?? context.operation.clock.now()),
    targetCoverage: ({ code }, { year, asOf }, { operation, loaders }) =>
      loaders.targets.byDivision({ year, asOf: asOf ?? operation.clock.now() }).load(code),
    postCoverage: ({ code }, { on }, { loaders, today }) => loaders.posts.coverage({ on: on ?? today }).load(code),
    studyCoverage: ({ code }, { period }, { loaders }) => loaders.study.coverage({ period }).load(code),
    attendanceStatistics: ({ code }, { period }, { loaders }) => loaders.attendance.byDivision({ period }).load(code),
    officeStatistics: ({ code }, { period }) => ({ group: 'division', code, period }),
    satisfactionSurveys: ({ code }, { period }, { loaders }) => loaders.satisfaction.surveys({ period }).load(code),
  },
} satisfies Resolvers;
