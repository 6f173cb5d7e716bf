import { businessDateOf, DivisionCode, maskPersonalNumber } from '@mashang/domain';
import type { OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { uniqueViolationOf } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { ReceiveCaseInput } from '../__generated__/resolver-types';
import type { AgencyPointRepository } from '../agency-point/agency-point.repository';
import type { ServiceCenterRepository } from '../service-center/service-center.repository';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import type { CaseStepService } from './case-step.service';
import { writeCase } from './case.access';
import type { ApplicationChannel, CaseEntity, HandlingMode } from './case.entity';
import { CaseError } from './case.errors';
import { parseApplicant } from './case.inputs';
import type { CaseRepository } from './case.repository';

export interface CaseServiceParts {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly centers: ServiceCenterRepository;
  readonly agencyPoints: AgencyPointRepository;
  readonly personalNumbers: PersonalNumberVault;
  readonly steps: CaseStepService;
}

/** Takes applications in; what happens to them afterwards is in the services of their steps. */
export class CaseService {
  constructor(private readonly parts: CaseServiceParts) {}

  /** Takes an application in and answers its number; one open case per applicant and item, also at the same moment. */
  async receive(ctx: OperationContext, input: ReceiveCaseInput): Promise<string> {
    const { unitOfWork, cases, personalNumbers, steps } = this.parts;
    const applicant = parseApplicant(input.applicant);
    const identifierHash = personalNumbers.lookupHash(applicant.identifier);
    const openCaseKey = `${identifierHash}:${input.implementationCode}`;
    const { idempotencyKey, implementationCode, division, handlingMode, channel, window, agencyPoint } = input;
    const remembered = { implementationCode, division, handlingMode, channel, window: window ?? null, agencyPoint: agencyPoint ?? null };
    const request = {
      name: 'cases.receiveCase',
      idempotencyKey,
      // The hash stands for the identifier: the record of requests holds no personal number.
      input: { ...remembered, applicant: { kind: input.applicant.kind, name: applicant.name, identifierHash } },
    };
    const receive = unitOfWork.run(ctx, request, async (tx, journal) => {
      const now = tx.clock.now();
      const receivedOn = businessDateOf(now);
      const item = await steps.itemInForce(tx, implementationCode, receivedOn);
      admitRow(writeCase, tx.principal, item);
      await this.assertPlaces(tx, input, item);
      const open = await cases.findByOpenKey(tx, openCaseKey);
      if (open) throw openCaseExists(open.caseNo);
      const caseNo = await cases.nextCaseNo(tx, item.divisionCode, receivedOn.slice(0, 4));
      const filed = {
        ...unopened,
        caseNo,
        implementationCode,
        itemVersion: item.version,
        divisionCode: division,
        departmentCode: item.departmentCode,
        applicantKind: input.applicant.kind,
        applicantName: applicant.name,
        applicantIdentifierCipher: personalNumbers.encrypt(applicant.identifier),
        applicantIdentifierHash: identifierHash,
        applicantIdentifierMasked: maskPersonalNumber(applicant.identifier),
        openCaseKey,
        handlingMode,
        channel,
        windowCode: window ?? null,
        agencyPointCode: agencyPoint ?? null,
        firstContactStaffNo: tx.principal.staffNo ?? null,
        state: 'RECEIVED' as const,
        receivedAt: now,
        presentedAt: now,
        receivedOn,
        ...firstTrip(handlingMode, channel),
        version: 1,
      };
      await cases.insert(tx, filed);
      await steps.appendEvent(tx, filed, { type: 'RECEIVED', version: 1, at: now, note: null, acting: input.acting });
      await cases.followTimers(tx, filed, item);
      journal.audit({ action: 'case.receive', entityType: 'Case', entityId: caseNo, divisionCode: division, change: remembered });
      journal.publish({ type: 'CaseReceived', key: caseNo, divisionCode: division, payload: { caseNo, implementationCode } });
      return caseNo;
    });
    return receive.catch(async (error: unknown) => {
      // Two counters at the same moment: the database lets one in, the other learns of it here.
      const open = uniqueViolationOf(error) ? await cases.findByOpenKey(ctx, openCaseKey) : null;
      throw open ? openCaseExists(open.caseNo) : error;
    });
  }

  private async assertPlaces(ctx: OperationContext, { division, window, agencyPoint }: ReceiveCaseInput, item: ServiceItemEntity): Promise<void> {
    if (!DivisionCode.contains(item.divisionCode, DivisionCode.parse(division))) {
      throw new CaseError('DIVISION_OUTSIDE_TOWNSHIP', `${division} does not lie in ${item.divisionCode}: give the applicant's village or community.`);
    }
    const [at] = window ? await this.parts.centers.findWindowsByCodes(ctx, [window]) : [];
    if (window && at?.departmentCode !== item.departmentCode) {
      throw new CaseError('WINDOW_UNKNOWN', `${item.departmentCode} has no window ${window}: take the code from the service centre.`);
    }
    const [point] = agencyPoint ? await this.parts.agencyPoints.findByCodes(ctx, [agencyPoint]) : [];
    if (agencyPoint && !(point && DivisionCode.contains(item.divisionCode, point.divisionCode))) {
      throw new CaseError('AGENCY_POINT_UNKNOWN', `${item.divisionCode} has no agency point ${agencyPoint}: take the code from the village.`);
    }
  }
}

/** What a case does not have before anything was decided. */
const unopened = {
  acceptedAt: null,
  acceptedOn: null,
  closedAt: null,
  closedOn: null,
  promisedDueOn: null,
  statutoryDueOn: null,
  outcome: null,
  certificateNo: null,
  refusalReason: null,
  satisfaction: null,
  ratingIsDefault: null,
  ratedAt: null,
  ratingChannel: null,
  ratingComment: null,
  intakeNoticeNo: null,
  isDeemedAccepted: false,
  isDueProvisional: false,
  competentBody: null,
  grantedAt: null,
  remedy: null,
  extensionWorkingDays: null,
  extensionReason: null,
  extendedBy: null,
  transferredTo: null,
  endReason: null,
  deliveryDueOn: null,
  deliveredAt: null,
} as const;

/** Who came to the counter with the application: under full agency (全程代办) the cadre does, instead of the citizen. */
function firstTrip(handlingMode: HandlingMode, channel: ApplicationChannel): Pick<CaseEntity, 'citizenTrips' | 'cadreTrips'> {
  if (handlingMode === 'AGENCY') return { citizenTrips: 0, cadreTrips: 1 };
  return { citizenTrips: channel === 'WINDOW' ? 1 : 0, cadreTrips: 0 };
}

function openCaseExists(caseNo: string): CaseError {
  return new CaseError('OPEN_CASE_EXISTS', `The applicant's case ${caseNo} of this item is still open: go on with that one.`, { caseNo });
}
