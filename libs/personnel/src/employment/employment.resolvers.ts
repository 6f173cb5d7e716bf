import type { Resolvers } from '../__generated__/resolver-types';
import { orPostEmpty } from '../coverage/coverage-result';
import type { PersonnelContext } from '../personnel.context';

function employmentResult({ loaders }: PersonnelContext, staffNo: string, step: Promise<void>) {
  return orPostEmpty(step.then(async () => ({ __typename: 'EmploymentPayload' as const, officer: await loaders.officers.byStaffNo.get(staffNo) })));
}

export const employmentResolvers = {
  Mutation: {
    employOfficer: async (_, { input }, { operation, services, loaders }) => ({ officer: await loaders.officers.byStaffNo.get(await services.entry.employ(operation, input)) }),
    transferOfficer: (_, { input }, context) => employmentResult(context, input.staffNo, context.services.employment.transfer(context.operation, input)),
    recordDeparture: (_, { input }, context) => employmentResult(context, input.staffNo, context.services.employment.depart(context.operation, input)),
  },
  Employment: {
    department: ({ departmentCode }, _, { loaders }) => (departmentCode === null ? null : loaders.departments.byCode.load(departmentCode)),
  },
} satisfies Resolvers;
