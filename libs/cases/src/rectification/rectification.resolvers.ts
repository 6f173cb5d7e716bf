import { recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { listedDepartment } from '../case/case.access';
import type { CasesContext } from '../cases.context';
import { officerOf } from '../external/references';

function rectificationResult({ operation, services }: CasesContext, caseNo: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'RectificationPayload' as const, rectification: await services.rectifications.get(operation, caseNo) }));
}

export const rectificationResolvers = {
  Query: {
    rectifications: (_, { filter, first, after }, { operation, services, today }) => {
      const departmentCode = listedDepartment(operation.principal, filter?.department);
      return services.rectificationRows.page(operation, { departmentCode, state: filter?.state ?? null, overdueOn: filter?.isOverdue === true ? today : null }, { first, after });
    },
  },
  Mutation: {
    contactRater: (_, { input }, context) => rectificationResult(context, input.caseNo, context.services.rectifications.contact(context.operation, input)),
    verifyRectification: (_, { input }, context) => rectificationResult(context, input.caseNo, context.services.rectifications.verify(context.operation, input)),
    rectifyRating: (_, { input }, context) => rectificationResult(context, input.caseNo, context.services.rectifications.rectify(context.operation, input)),
    revisitRater: (_, { input }, context) => rectificationResult(context, input.caseNo, context.services.rectifications.revisit(context.operation, input)),
  },
  Rectification: {
    case: ({ caseNo }, _, { loaders }) => loaders.cases.byCaseNo.get(caseNo),
    department: ({ departmentCode }) => ({ code: departmentCode }),
    contactedBy: ({ contactedBy }) => officerOf(contactedBy),
    verifiedBy: ({ verifiedBy }) => officerOf(verifiedBy),
    rectifiedBy: ({ rectifiedBy }) => officerOf(rectifiedBy),
    revisitedBy: ({ revisitedBy }) => officerOf(revisitedBy),
  },
} satisfies Resolvers;
