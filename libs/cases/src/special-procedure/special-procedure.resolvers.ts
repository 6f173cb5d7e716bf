import type { Resolvers } from '../__generated__/resolver-types';
import { stepResult } from '../case/case.resolvers';

export const specialProcedureResolvers = {
  Mutation: {
    startSpecialProcedure: (_, { input }, context) =>
      stepResult(context, input.caseNo, context.services.specialProcedures.start(context.operation, input)),
    endSpecialProcedure: (_, { input }, context) =>
      stepResult(context, input.caseNo, context.services.specialProcedures.end(context.operation, input)),
  },
} satisfies Resolvers;
