import type { OperationContext } from '@mashang/platform-persistence';
import { admitRow, mutationResult } from '@mashang/platform-subgraph';
import type { AcceptCaseInput, CompleteCaseInput, EndCaseInput, ExtendCaseInput, RefuseCaseInput, Resolvers, TransferCaseInput } from '../__generated__/resolver-types';
import type { CasesContext } from '../cases.context';
import { readComplaint } from '../complaint/complaint.access';
import { readCorrection } from '../correction/correction.access';
import { preReviewDueOn } from '../pre-review/pre-review.service';
import { versionKey } from '../service-item/service-item.loaders';
import { ratingSeenBy } from '../service-rating/service-rating.access';
import { queryCodeOf } from '../tracking/query-code';
import { readQueryCode } from '../tracking/tracking.access';
import { parseAsOf } from './case.inputs';
import type { CaseHandlingService } from './case-handling.service';
import { limitsOf, pausesOf, readClock } from './case-clock';
import type { StepInput } from './case-step.service';
import { readCase, listedDepartment } from './case.access';
import { visibleRows } from './visible-case';

/** A step's outcome: the case as it stands now, or which refusal kept it where it was. */
export function stepResult({ operation, services }: CasesContext, caseNo: string, step: Promise<void>) {
  const current = () => services.caseSteps.get(operation, caseNo);
  return mutationResult(step, async () => ({ __typename: 'CasePayload' as const, case: await current() }), {
    CASE_STATE_FORBIDS_STEP: async (error) => ({ __typename: 'CaseStateForbidsStep' as const, ...error, case: await current() }),
    STALE_VERSION: async (error) => ({ __typename: 'CaseChangedMeanwhile' as const, ...error, case: await current() }),
  });
}

type Handling<Input> = (service: CaseHandlingService, ctx: OperationContext, input: Input) => Promise<void>;

/** A mutation that takes one step of the handling service. */
function handled<Input extends StepInput = StepInput>(step: Handling<Input>) {
  return (_: unknown, { input }: { readonly input: Input }, context: CasesContext) =>
    stepResult(context, input.caseNo, step(context.services.caseHandling, context.operation, input));
}

export const caseResolvers = {
  Query: {
    case: async (_, { caseNo }, { operation, loaders }) => {
      const filed = await loaders.cases.byCaseNo.load(caseNo);
      return filed && admitRow(readCase, operation.principal, filed);
    },
    cases: (_, { filter, first, after }, { operation, services }) => {
      const departmentCode = listedDepartment(operation.principal, filter?.department);
      return services.cases.page(operation, { divisionCode: filter?.division ?? null, departmentCode, state: filter?.state ?? null, dueBefore: filter?.dueBefore ?? null }, { first, after });
    },
  },
  Mutation: {
    receiveCase: (_, { input }, { operation, services }) =>
      mutationResult(
        services.caseIntake.receive(operation, input),
        async (caseNo) => ({ __typename: 'CasePayload' as const, case: await services.caseSteps.get(operation, caseNo) }),
        {
          OPEN_CASE_EXISTS: async (error, { caseNo }) => ({
            __typename: 'OpenCaseExists' as const,
            ...error,
            case: await services.caseSteps.get(operation, String(caseNo)),
          }),
        },
      ),
    recordTrip: async (_, { input }, { operation, services }) => {
      await services.caseTrips.record(operation, input);
      return { case: await services.caseSteps.get(operation, input.caseNo) };
    },
    acceptCase: handled((service, ctx, input: AcceptCaseInput) => service.accept(ctx, input)),
    beginCaseReview: handled((service, ctx, input) => service.beginReview(ctx, input)),
    extendCase: handled((service, ctx, input: ExtendCaseInput) => service.extend(ctx, input)),
    transferCase: handled((service, ctx, input: TransferCaseInput) => service.transfer(ctx, input)),
    takeCaseBack: handled((service, ctx, input) => service.takeBack(ctx, input)),
    grantCase: handled((service, ctx, input) => service.grant(ctx, input)),
    refuseCase: handled((service, ctx, input: RefuseCaseInput) => service.refuse(ctx, input)),
    completeCase: handled((service, ctx, input: CompleteCaseInput) => service.complete(ctx, input)),
    deliverCase: handled((service, ctx, input) => service.deliver(ctx, input)),
    withdrawCase: handled((service, ctx, input: EndCaseInput) => service.withdraw(ctx, input)),
    invalidateCase: handled((service, ctx, input: EndCaseInput) => service.invalidate(ctx, input)),
    terminateCase: handled((service, ctx, input: EndCaseInput) => service.terminate(ctx, input)),
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
    clocks: async (filed, { asOf }, { now, services: { workingTime }, loaders }) => {
      const { acceptedAt, closedAt, implementationCode, itemVersion, caseNo } = filed;
      if (acceptedAt === null) return null;
      const item = await loaders.serviceItems.byVersion.get(versionKey({ implementationCode, version: itemVersion }));
      const askedAt = parseAsOf(asOf ?? now, now);
      const readAt = closedAt !== null && closedAt < askedAt ? closedAt : askedAt;
      const pauses = pausesOf(workingTime, await loaders.specialProcedures.byCase.load(caseNo), readAt);
      const limits = limitsOf(item, filed);
      const read = (limit: number) => readClock(workingTime, limit, acceptedAt, pauses, readAt);
      return { promised: read(limits.promised), statutory: limits.statutory === null ? null : read(limits.statutory) };
    },
    extension: ({ extensionWorkingDays, extensionReason, extendedBy }) =>
      extensionWorkingDays === null || extensionReason === null
        ? null
        : { workingDays: extensionWorkingDays, reason: extensionReason, approvedBy: extendedBy === null ? null : { staffNo: extendedBy } },
    supplementNotices: ({ caseNo }, _, { loaders }) => loaders.supplementNotices.byCase.load(caseNo),
    specialProcedures: ({ caseNo }, _, { loaders }) => loaders.specialProcedures.byCase.load(caseNo),
    events: ({ caseNo }, _, { loaders }) => loaders.cases.events.load(caseNo),
    rating: (filed, _, { operation }) => ratingSeenBy(operation.principal, filed),
    rectification: ({ caseNo }, _, { loaders }) => loaders.rectifications.byCase.load(caseNo),
    alerts: ({ caseNo }, _, { loaders }) => loaders.supervisionAlerts.byCase.load(caseNo),
    materials: async ({ caseNo }, _, { loaders }) => [...(await loaders.caseMaterials.byCase.load(caseNo))],
    bundle: ({ bundleNo }, _, { loaders }) => (bundleNo === null ? null : loaders.caseBundles.byNumber.load(bundleNo)),
    entrustment: ({ caseNo }, _, { loaders }) => loaders.entrustments.byCase.load(caseNo),
    complaints: async ({ caseNo }, _, { operation, loaders }) => visibleRows(readComplaint, operation.principal, await loaders.complaints.byCase.load(caseNo)),
    toleratedGaps: async ({ caseNo }, _, { loaders }) => [...(await loaders.toleratedGaps.byCase.load(caseNo))],
    preReviewDueOn: (filed, _, { services }) => preReviewDueOn(services.workingTime, filed),
    preReview: ({ preReviewedAt, isPreReviewPassed }) => (preReviewedAt === null ? null : { at: preReviewedAt, isPassed: isPreReviewPassed === true }),
    corrections: async ({ caseNo }, _, { operation, loaders }) => visibleRows(readCorrection, operation.principal, await loaders.corrections.byCase.load(caseNo)),
    queryCode: (filed, _, { operation, services, today }) => queryCodeOf(services.personalNumbers, admitRow(readQueryCode(today), operation.principal, filed).caseNo),
  },
  CaseEvent: {
    officer: ({ staffNo }) => (staffNo === null ? null : { staffNo }),
    post: ({ postCode }) => postCode,
  },
} satisfies Resolvers;
