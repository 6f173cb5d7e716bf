import { businessDateOf } from '@mashang/domain';
import { admitRow, mutationResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { CasesContext } from '../cases.context';
import { versionKey } from '../service-item/service-item.loaders';
import { readClock } from './case-clock';
import { readCase, visibleDepartment } from './case.access';
import { satisfactionOf } from './satisfaction';

/** A step's outcome: the case as it stands now, or which refusal kept it where it was. */
function stepResult({ operation, services }: CasesContext, caseNo: string, step: Promise<void>) {
  const current = () => services.caseHandling.get(operation, caseNo);
  return mutationResult(step, async () => ({ __typename: 'CasePayload' as const, case: await current() }), {
    CASE_STATE_FORBIDS_STEP: async (error) => ({ __typename: 'CaseStateForbidsStep' as const, ...error, case: await current() }),
    STALE_VERSION: async (error) => ({ __typename: 'CaseChangedMeanwhile' as const, ...error, case: await current() }),
  });
}

export const caseResolvers = {
  Query: {
    case: async (_, { caseNo }, { operation, loaders }) => {
      const filed = await loaders.cases.byCaseNo.load(caseNo);
      return filed && admitRow(readCase, operation.principal, filed);
    },
    cases: (_, { filter, first, after }, { operation, services }) => {
      const own = visibleDepartment(operation.principal);
      const asked = filter?.department ?? null;
      // Whoever is bound to a department sees none of another's, so a foreign filter answers an empty list.
      const departmentCode = own === null || own === asked ? asked : asked === null ? own : '';
      return services.cases.page(operation, { divisionCode: filter?.division ?? null, departmentCode, state: filter?.state ?? null }, { first, after });
    },
  },
  Mutation: {
    receiveCase: (_, { input }, { operation, services }) =>
      mutationResult(
        services.caseHandling.receive(operation, input),
        async (caseNo) => ({ __typename: 'CasePayload' as const, case: await services.caseHandling.get(operation, caseNo) }),
        {
          OPEN_CASE_EXISTS: async (error, { caseNo }) => ({
            __typename: 'OpenCaseExists' as const,
            ...error,
            case: await services.caseHandling.get(operation, String(caseNo)),
          }),
        },
      ),
    acceptCase: (_, { input }, context) => stepResult(context, input.caseNo, context.services.caseHandling.accept(context.operation, input)),
    completeCase: (_, { input }, context) => stepResult(context, input.caseNo, context.services.caseHandling.complete(context.operation, input)),
    refuseCase: (_, { input }, context) => stepResult(context, input.caseNo, context.services.caseHandling.refuse(context.operation, input)),
  },
  Case: {
    __resolveReference: ({ caseNo }, { loaders }) => loaders.cases.byCaseNo.load(caseNo),
    item: ({ implementationCode, itemVersion }, _, { loaders }) =>
      loaders.serviceItems.byVersion.get(versionKey({ implementationCode, version: itemVersion })),
    division: ({ divisionCode }) => ({ code: divisionCode }),
    department: ({ departmentCode }) => ({ code: departmentCode }),
    applicant: ({ applicantKind, applicantName, applicantIdentifierMasked }) => ({
      kind: applicantKind,
      name: applicantName,
      maskedIdentifier: applicantIdentifierMasked,
    }),
    window: ({ windowCode }, _, { loaders }) => (windowCode === null ? null : loaders.serviceCenters.windowByCode.load(windowCode)),
    agencyPoint: ({ agencyPointCode }, _, { loaders }) =>
      agencyPointCode === null ? null : loaders.agencyPoints.byCode.load(agencyPointCode),
    firstContact: ({ firstContactStaffNo }) => (firstContactStaffNo === null ? null : { staffNo: firstContactStaffNo }),
    clocks: async ({ implementationCode, itemVersion, acceptedOn, closedOn }, { asOf }, { now, loaders, calendar }) => {
      if (acceptedOn === null) return null;
      const item = await loaders.serviceItems.byVersion.get(versionKey({ implementationCode, version: itemVersion }));
      const askedOn = businessDateOf(asOf ?? now);
      const readOn = closedOn !== null && closedOn < askedOn ? closedOn : askedOn;
      const read = (limitWorkingDays: number) => readClock(calendar, { limitWorkingDays, acceptedOn, readOn });
      return {
        promised: read(item.promisedWorkingDays),
        statutory: item.statutoryWorkingDays === null ? null : read(item.statutoryWorkingDays),
      };
    },
    events: ({ caseNo }, _, { loaders }) => loaders.cases.events.load(caseNo),
    rating: ({ satisfaction, ratingIsDefault, ratedAt }) =>
      satisfaction === null || ratedAt === null ? null : { satisfaction: satisfactionOf(satisfaction), isDefault: ratingIsDefault ?? false, ratedAt },
  },
  CaseEvent: {
    officer: ({ staffNo }) => (staffNo === null ? null : { staffNo }),
  },
} satisfies Resolvers;
