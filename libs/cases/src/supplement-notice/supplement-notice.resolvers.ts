import type { Resolvers } from '../__generated__/resolver-types';
import { stepResult } from '../case/case.resolvers';

export const supplementNoticeResolvers = {
  Mutation: {
    requestSupplement: (_, { input }, context) =>
      stepResult(context, input.caseNo, context.services.supplementNotices.request(context.operation, input)),
    resubmitCase: (_, { input }, context) =>
      stepResult(context, input.caseNo, context.services.supplementNotices.resubmit(context.operation, input)),
  },
  SupplementNotice: {
    issuedBy: ({ issuedBy }) => (issuedBy === null ? null : { staffNo: issuedBy }),
    isDueProvisional: ({ isDueProvisional }) => isDueProvisional === true,
  },
} satisfies Resolvers;
