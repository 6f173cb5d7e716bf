import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { listedDepartment } from '../case/case.access';
import { visibleCase } from '../case/visible-case';
import { officerOf } from '../external/references';
import { readCorrection } from './correction.access';
import { LISTED_FIELDS } from './correctable-fields';

export const correctionResolvers = {
  Query: {
    correction: async (_, { correctionNo }, { operation, services }) => {
      const correction = await services.correctionRows.findByNumber(operation, correctionNo);
      return correction && admitRow(readCorrection, operation.principal, correction);
    },
    corrections: (_, { filter, first, after }, { operation, services }) => {
      const departmentCode = listedDepartment(operation.principal, filter?.department);
      return services.correctionRows.page(operation, { departmentCode, state: filter?.state ?? null }, { first, after });
    },
  },
  Mutation: {
    requestCorrection: async (_, { input }, { operation, services }) => ({ correction: await services.corrections.get(operation, await services.corrections.request(operation, input)) }),
    decideCorrection: (_, { input }, { operation, services }) =>
      recordResult(services.corrections.decide(operation, input), async () => ({
        __typename: 'CorrectionPayload' as const,
        correction: await services.corrections.get(operation, input.correctionNo),
      })),
  },
  Correction: {
    case: ({ caseNo }, _, context) => visibleCase(context, caseNo),
    department: ({ departmentCode }) => (departmentCode === null ? null : { code: departmentCode }),
    position: ({ field, listPosition }) => (LISTED_FIELDS.includes(field) ? listPosition : null),
    before: ({ valueBefore }) => valueBefore,
    after: ({ valueAfter }) => valueAfter,
    requestedBy: ({ requestedBy }) => ({ staffNo: requestedBy }),
    decidedBy: ({ decidedBy }) => officerOf(decidedBy),
  },
} satisfies Resolvers;
