import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import { listedDepartment } from '../case/case.access';
import { visibleCase } from '../case/visible-case';
import type { CasesContext } from '../cases.context';
import { officerOf } from '../external/references';
import { overdueWorkingDays } from './complaint-overdue';
import { readComplaint } from './complaint.access';

function complaintResult({ operation, services }: CasesContext, complaintNo: string, step: Promise<void>) {
  return recordResult(step, async () => ({ __typename: 'ComplaintPayload' as const, complaint: await services.complaints.get(operation, complaintNo) }));
}

export const complaintResolvers = {
  Query: {
    complaint: async (_, { complaintNo }, { operation, services }) => {
      const complaint = await services.complaintRows.findByNumber(operation, complaintNo);
      return complaint && admitRow(readComplaint, operation.principal, complaint);
    },
    trackComplaint: (_, { complaintNo, queryCode }, { operation, services }) => services.complaints.track(operation, complaintNo, queryCode),
    complaints: (_, { filter, first, after }, { operation, services, today }) => {
      const departmentCode = listedDepartment(operation.principal, filter?.department);
      return services.complaintRows.page(operation, { departmentCode, state: filter?.state ?? null, overdueOn: filter?.isOverdue === true ? today : null }, { first, after });
    },
  },
  Mutation: {
    fileComplaint: async (_, { input }, { operation, services }) => ({ complaintNo: await services.complaints.file(operation, input) }),
    dispatchComplaint: (_, { input }, context) => complaintResult(context, input.complaintNo, context.services.complaints.dispatch(context.operation, input)),
    redispatchComplaint: (_, { input }, context) => complaintResult(context, input.complaintNo, context.services.complaints.redispatch(context.operation, input)),
    rejectComplaint: (_, { input }, context) => complaintResult(context, input.complaintNo, context.services.complaints.reject(context.operation, input)),
    answerComplaint: (_, { input }, context) => complaintResult(context, input.complaintNo, context.services.complaints.answer(context.operation, input)),
    sendComplaintBack: (_, { input }, context) => complaintResult(context, input.complaintNo, context.services.complaints.sendBack(context.operation, input)),
    delayComplaint: (_, { input }, context) => complaintResult(context, input.complaintNo, context.services.complaints.delay(context.operation, input)),
    revisitComplaint: (_, { input }, context) => complaintResult(context, input.complaintNo, context.services.complaints.revisit(context.operation, input)),
  },
  Complaint: {
    case: ({ caseNo }, _, context) => visibleCase(context, caseNo),
    division: ({ divisionCode }) => ({ code: divisionCode }),
    department: ({ departmentCode }) => (departmentCode === null ? null : { code: departmentCode }),
    complainedDepartment: ({ complainedDepartmentCode }) => (complainedDepartmentCode === null ? null : { code: complainedDepartmentCode }),
    complainedOfficer: ({ complainedStaffNo }) => officerOf(complainedStaffNo),
    overdueWorkingDays: (complaint, _, { services, now }) => overdueWorkingDays(services.workingTime.calendar, complaint, now),
    answeredBy: ({ answeredBy }) => officerOf(answeredBy),
  },
  TrackedComplaint: {
    department: ({ departmentCode }) => (departmentCode === null ? null : { code: departmentCode }),
    refusalReason: ({ state, note }) => (state === 'NOT_ACCEPTED' ? note : null),
  },
} satisfies Resolvers;
