import { mutationResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';

export const progressResolvers = {
  Mutation: {
    reportMonthlyProgress: (_, { input }, { operation, services }) => {
      const report = () => services.progressReporting.getReport(operation, input.projectCode, input.month);
      return mutationResult(
        services.progressReporting.report(operation, input),
        async () => ({
          __typename: 'ReportMonthlyProgressPayload' as const,
          project: await services.progressReporting.get(operation, input.projectCode),
          progress: await report(),
        }),
        {
          MONTH_ALREADY_REPORTED: async (error) => ({ __typename: 'MonthAlreadyReported' as const, ...error, progress: await report() }),
          YEAR_HAS_NO_PLAN: (error) => ({ __typename: 'YearHasNoPlan' as const, ...error }),
        },
      );
    },
  },
} satisfies Resolvers;
