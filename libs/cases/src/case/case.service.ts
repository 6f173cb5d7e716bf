import type { WorkingCalendar } from '@mashang/domain';
import { businessDateOf, DivisionCode, maskPersonalNumber } from '@mashang/domain';
import type { OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { uniqueViolationOf } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { AcceptCaseInput, CompleteCaseInput, ReceiveCaseInput, RefuseCaseInput } from '../__generated__/resolver-types';
import type { AgencyPointRepository } from '../agency-point/agency-point.repository';
import type { ServiceCenterRepository } from '../service-center/service-center.repository';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import type { ServiceItemRepository } from '../service-item/service-item.repository';
import { writeCase } from './case.access';
import type { ApplicationChannel, CaseEntity, HandlingMode } from './case.entity';
import { CaseError } from './case.errors';
import { parseApplicant, parseCompletion, parseReason } from './case.inputs';
import type { CaseStep } from './case.lifecycle';
import { nextCaseState } from './case.lifecycle';
import type { CaseRepository } from './case.repository';

export interface CaseServiceParts {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly items: ServiceItemRepository;
  readonly centers: ServiceCenterRepository;
  readonly agencyPoints: AgencyPointRepository;
  readonly personalNumbers: PersonalNumberVault;
  readonly calendar: WorkingCalendar;
}

/** One step of a case: what it asks, and what it changes besides the state. */
interface StepRequest {
  readonly step: CaseStep;
  readonly mutation: string;
  readonly input: { readonly idempotencyKey: string; readonly caseNo: string; readonly version: number };
  readonly remembered: Readonly<Record<string, string | number | null>>;
  readonly change: (ctx: OperationContext, filed: CaseEntity, now: Date) => Promise<Partial<CaseEntity>> | Partial<CaseEntity>;
  readonly note: string | null;
}

export class CaseService {
  constructor(private readonly parts: CaseServiceParts) {}

  /** Takes an application in and answers its number; one open case per applicant and item, also at the same moment. */
  async receive(ctx: OperationContext, input: ReceiveCaseInput): Promise<string> {
    const { unitOfWork, cases, personalNumbers } = this.parts;
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
      const item = await this.itemInForce(tx, implementationCode, receivedOn);
      admitRow(writeCase, tx.principal, item);
      await this.assertPlaces(tx, input, item);
      const open = await cases.findByOpenKey(tx, openCaseKey);
      if (open) throw openCaseExists(open.caseNo);
      const caseNo = await cases.nextCaseNo(tx, item.divisionCode, receivedOn.slice(0, 4));
      await cases.insert(tx, {
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
        state: 'RECEIVED',
        receivedAt: now,
        receivedOn,
        ...firstTrip(handlingMode, channel),
        version: 1,
      });
      await this.appendEvent(tx, { caseNo, divisionCode: division, version: 1 }, 'RECEIVED', now, null);
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

  /** Accepts a case: freezes the item's version and sets both due days. */
  accept(ctx: OperationContext, input: AcceptCaseInput): Promise<void> {
    const { calendar } = this.parts;
    return this.advance(ctx, {
      step: 'accept',
      mutation: 'cases.acceptCase',
      input,
      remembered: {},
      note: null,
      change: async (tx, filed, now) => {
        const acceptedOn = businessDateOf(now);
        const item = await this.itemInForce(tx, filed.implementationCode, acceptedOn);
        const dueAfter = (limit: number): string => calendar.addWorkingDays(acceptedOn, limit).dueOn;
        return {
          acceptedAt: now,
          acceptedOn,
          itemVersion: item.version,
          promisedDueOn: dueAfter(item.promisedWorkingDays),
          statutoryDueOn: item.statutoryWorkingDays === null ? null : dueAfter(item.statutoryWorkingDays),
        };
      },
    });
  }

  complete(ctx: OperationContext, input: CompleteCaseInput): Promise<void> {
    const { outcome, certificateNo } = parseCompletion(input);
    return this.advance(ctx, {
      step: 'complete',
      mutation: 'cases.completeCase',
      input,
      remembered: { outcome, certificateNo },
      note: null,
      change: (_, __, now) => ({ outcome, certificateNo, openCaseKey: null, closedAt: now, closedOn: businessDateOf(now) }),
    });
  }

  refuse(ctx: OperationContext, input: RefuseCaseInput): Promise<void> {
    const reason = parseReason(input.reason);
    return this.advance(ctx, {
      step: 'refuse',
      mutation: 'cases.refuseCase',
      input,
      remembered: { reason },
      note: reason,
      change: (_, __, now) => ({ refusalReason: reason, openCaseKey: null, closedAt: now, closedOn: businessDateOf(now) }),
    });
  }

  async get(ctx: OperationContext, caseNo: string): Promise<CaseEntity> {
    const [filed] = await this.parts.cases.findByNumbers(ctx, [caseNo]);
    if (!filed) throw new CaseError('CASE_UNKNOWN', `There is no case ${caseNo}: check the number on the receipt.`);
    return filed;
  }

  private async advance(ctx: OperationContext, { step, mutation, input, remembered, change, note }: StepRequest): Promise<void> {
    const { idempotencyKey, caseNo, version } = input;
    const request = { name: mutation, idempotencyKey, input: { caseNo, version, ...remembered } };
    await this.parts.unitOfWork.run(ctx, request, async (tx, journal) => {
      const filed = admitRow(writeCase, tx.principal, await this.get(tx, caseNo));
      const next = nextCaseState(filed.state, step);
      if (next === null || next === 'RECEIVED') {
        throw new CaseError('CASE_STATE_FORBIDS_STEP', `The case is ${filed.state}, from where it cannot ${step}: read it again.`);
      }
      const now = tx.clock.now();
      await this.parts.cases.advance(tx, caseNo, version, { ...(await change(tx, filed, now)), state: next });
      await this.appendEvent(tx, { ...filed, version: version + 1 }, next, now, note);
      const { divisionCode } = filed;
      const payload = { caseNo, from: filed.state, to: next, ...remembered };
      journal.audit({ action: `case.${step}`, entityType: 'Case', entityId: caseNo, divisionCode, change: payload });
      journal.publish({ type: EVENT_TYPES[next], key: caseNo, divisionCode, payload: { caseNo } });
      return null;
    });
  }

  private async appendEvent(
    ctx: OperationContext,
    { caseNo, divisionCode, version }: Pick<CaseEntity, 'caseNo' | 'divisionCode' | 'version'>,
    type: CaseEntity['state'],
    at: Date,
    note: string | null,
  ): Promise<void> {
    const staffNo = ctx.principal.staffNo ?? null;
    // One event per version: the identifier orders events of the same instant, and the database refuses a second one.
    const id = `${caseNo}-${String(version).padStart(3, '0')}`;
    await this.parts.cases.appendEvent(ctx, { id, caseNo, divisionCode, type, at, staffNo, note });
  }

  private async itemInForce(ctx: OperationContext, code: string, on: string): Promise<ServiceItemEntity> {
    const [item] = await this.parts.items.listInForceByCodes(ctx, [code], on);
    if (!item) throw new CaseError('SERVICE_ITEM_UNKNOWN', `There is no service item ${code} in force: take the code from serviceItems.`);
    return item;
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

const EVENT_TYPES = { ACCEPTED: 'CaseAccepted', COMPLETED: 'CaseCompleted', REFUSED: 'CaseRefused' } as const;

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
} as const;

/** Who came to the counter with the application: under full agency (全程代办) the cadre does, instead of the citizen. */
function firstTrip(handlingMode: HandlingMode, channel: ApplicationChannel): Pick<CaseEntity, 'citizenTrips' | 'cadreTrips'> {
  if (handlingMode === 'AGENCY') return { citizenTrips: 0, cadreTrips: 1 };
  return { citizenTrips: channel === 'WINDOW' ? 1 : 0, cadreTrips: 0 };
}

function openCaseExists(caseNo: string): CaseError {
  return new CaseError('OPEN_CASE_EXISTS', `The applicant's case ${caseNo} of this item is still open: go on with that one.`, { caseNo });
}
