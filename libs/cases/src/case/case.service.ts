import { businessDateOf, DivisionCode, maskPersonalNumber } from '@mashang/domain';
import type { AccessRule } from '@mashang/platform-identity';
import type { Journal, OperationContext, PersonalNumberVault, UnitOfWork } from '@mashang/platform-persistence';
import { uniqueViolationOf } from '@mashang/platform-persistence';
import { admitRow } from '@mashang/platform-subgraph';
import type { ApplicantInput, ReceiveCaseInput, SubmitApplicationInput } from '../__generated__/resolver-types';
import type { AgencyPointRepository } from '../agency-point/agency-point.repository';
import type { ServiceCenterRepository } from '../service-center/service-center.repository';
import type { ServiceItemEntity } from '../service-item/service-item.entity';
import type { CaseMaterialRepository, SubmittedMaterial } from '../case-material/case-material.repository';
import { parseMaterials } from '../case-material/case-material.repository';
import type { CommitmentService } from '../commitment/commitment.service';
import type { CaseStepService, StepInput } from './case-step.service';
import type { CaseRow } from './case.access';
import { writeCase } from './case.access';
import type { ApplicantKind, ApplicationChannel, CaseEntity, HandlingMode } from './case.entity';
import { CaseError } from './case.errors';
import { parseApplicant } from './case.inputs';
import type { CaseRepository } from './case.repository';

export interface CaseServiceParts {
  readonly unitOfWork: UnitOfWork;
  readonly cases: CaseRepository;
  readonly centers: ServiceCenterRepository;
  readonly agencyPoints: AgencyPointRepository;
  readonly personalNumbers: PersonalNumberVault;
  readonly materials: CaseMaterialRepository;
  readonly commitments: CommitmentService;
  readonly steps: CaseStepService;
}

/** An applicant without the identifier in clear. */
export interface TrustedApplicant {
  readonly kind: ApplicantKind;
  readonly name: string;
  readonly identifierCipher: string;
  readonly identifierHash: string;
  readonly identifierMasked: string;
}

/** What is applied for, and how it came in. */
export interface Application {
  readonly implementationCode: string;
  readonly division: string;
  readonly handlingMode: HandlingMode;
  readonly channel: ApplicationChannel;
  readonly window: string | null;
  readonly agencyPoint: string | null;
  /** As stated at a counter; as resolved in a bundle. */
  readonly acting: StepInput['acting'];
  readonly materials: readonly SubmittedMaterial[];
}

export interface CaseFiling {
  readonly application: Application;
  readonly applicant: TrustedApplicant;
  /** Whose items may be taken in; default every department's, as one window does for a bundle and the applicant online. */
  readonly rule?: AccessRule<CaseRow>;
  /** Default none. */
  readonly bundleNo?: string;
  /** Whether the citizen came for this case, or once for several. Default true. */
  readonly isFirstDoor?: boolean;
}

/** Takes applications in; what happens to them afterwards is in the services of their steps. */
export class CaseService {
  constructor(private readonly parts: CaseServiceParts) {}

  /** Takes an application in at the counter of its department and answers its number. */
  receive(ctx: OperationContext, input: ReceiveCaseInput): Promise<string> {
    const { implementationCode, division, handlingMode, channel, window, agencyPoint, acting } = input;
    const materials = parseMaterials(input.materials);
    const application = { implementationCode, division, handlingMode, channel, window: window ?? null, agencyPoint: agencyPoint ?? null, acting: acting ?? null, materials };
    return this.takeIn(ctx, 'cases.receiveCase', input, { application, applicant: this.trust(input.applicant), rule: writeCase });
  }

  /** Takes an application in that the applicant makes online; nobody has been first contact yet. */
  submit(ctx: OperationContext, input: SubmitApplicationInput): Promise<string> {
    const application = onlineApplication({ ...input, materials: parseMaterials(input.materials) });
    return this.takeIn(ctx, 'cases.submitApplication', input, { application, applicant: this.trust(input.applicant) });
  }

  /** One open case per applicant and item, also at the same moment. */
  private takeIn(ctx: OperationContext, name: string, { idempotencyKey }: { readonly idempotencyKey: string }, filing: CaseFiling): Promise<string> {
    const { unitOfWork } = this.parts;
    const { application, applicant } = filing;
    // The hash stands for the identifier: the record of requests holds no personal number.
    const asked = { ...this.rememberedOf(application), applicant: { kind: applicant.kind, name: applicant.name, identifierHash: applicant.identifierHash } };
    const received = unitOfWork.run(ctx, { name, idempotencyKey, input: asked }, (tx, journal) => this.file(tx, journal, filing));
    return received.catch(async (error: unknown) => {
      throw await this.refusalOf(ctx, filing, error);
    });
  }

  /** Two counters at the same moment: the database lets one in, the other learns here why not. */
  async refusalOf(ctx: OperationContext, { application, applicant }: CaseFiling, error: unknown): Promise<unknown> {
    const open = uniqueViolationOf(error) ? await this.parts.cases.findByOpenKey(ctx, openCaseKeyOf(applicant, application.implementationCode)) : null;
    return open ? openCaseExists(open.caseNo) : error;
  }

  /** An applicant as the service keeps one: the identifier encrypted, hashed and masked, and nowhere in clear. */
  trust(input: ApplicantInput): TrustedApplicant {
    const { personalNumbers } = this.parts;
    const { name, identifier } = parseApplicant(input);
    return {
      kind: input.kind,
      name,
      identifierCipher: personalNumbers.encrypt(identifier),
      identifierHash: personalNumbers.lookupHash(identifier),
      identifierMasked: maskPersonalNumber(identifier),
    };
  }

  /** Opens one case in a transaction that is under way, alone or as part of a bundle. */
  async file(tx: OperationContext, journal: Journal, filing: CaseFiling): Promise<string> {
    const { cases, materials, commitments, steps } = this.parts;
    const { application, applicant, rule, bundleNo = null, isFirstDoor = true } = filing;
    const { implementationCode, division, handlingMode, channel, window, agencyPoint } = application;
    const now = tx.clock.now();
    const receivedOn = businessDateOf(now);
    const item = await steps.itemInForce(tx, implementationCode, receivedOn);
    if (rule) admitRow(rule, tx.principal, item);
    // A counter acts from a post of the item's department; a bundle has acted from one of its window's, and the applicant online from none.
    const acting = rule ? await steps.actingPost(tx, item.departmentCode, application.acting) : application.acting;
    await this.assertPlaces(tx, application, item);
    const openCaseKey = openCaseKeyOf(applicant, implementationCode);
    const open = await cases.findByOpenKey(tx, openCaseKey);
    if (open) throw openCaseExists(open.caseNo);
    const caseNo = await cases.nextCaseNo(tx, item.divisionCode, receivedOn.slice(0, 4));
    const filed = {
      ...unopened,
      caseNo,
      bundleNo,
      implementationCode,
      itemVersion: item.version,
      divisionCode: division,
      departmentCode: item.departmentCode,
      applicantKind: applicant.kind,
      applicantName: applicant.name,
      applicantIdentifierCipher: applicant.identifierCipher,
      applicantIdentifierHash: applicant.identifierHash,
      applicantIdentifierMasked: applicant.identifierMasked,
      openCaseKey,
      handlingMode,
      channel,
      windowCode: window,
      agencyPointCode: agencyPoint,
      firstContactStaffNo: tx.principal.staffNo ?? null,
      state: 'RECEIVED' as const,
      receivedAt: now,
      presentedAt: now,
      receivedOn,
      ...(isFirstDoor ? firstTrip(handlingMode, channel) : { citizenTrips: 0, cadreTrips: 0 }),
      version: 1,
    };
    await cases.insert(tx, filed);
    await materials.append(tx, caseNo, application.materials, now);
    await commitments.record(tx, filed, application.materials);
    await steps.appendEvent(tx, filed, { type: 'RECEIVED', version: 1, at: now, note: null, acting });
    await cases.followTimers(tx, filed, item);
    journal.audit({ action: 'case.receive', entityType: 'Case', entityId: caseNo, divisionCode: division, change: this.rememberedOf(application) });
    journal.publish({ type: 'CaseReceived', key: caseNo, divisionCode: division, payload: { caseNo, implementationCode } });
    return caseNo;
  }

  private async assertPlaces(ctx: OperationContext, { division, window, agencyPoint }: Application, item: ServiceItemEntity): Promise<void> {
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

  private rememberedOf({ implementationCode, division, handlingMode, channel, window, agencyPoint, materials }: Application) {
    const brought = materials.length === 0 ? {} : { materials: this.parts.personalNumbers.digestOf(materials.map((material) => ({ ...material }))) };
    return { implementationCode, division, handlingMode, channel, window, agencyPoint, ...brought };
  }
}

/** What an applicant makes online, at once or from a draft. */
export function onlineApplication({ implementationCode, division, channel, materials }: Pick<Application, 'implementationCode' | 'division' | 'channel' | 'materials'>): Application {
  return { implementationCode, division, handlingMode: 'STANDARD', channel, window: null, agencyPoint: null, acting: null, materials };
}

export function openCaseKeyOf({ identifierHash }: Pick<TrustedApplicant, 'identifierHash'>, implementationCode: string): string {
  return `${identifierHash}:${implementationCode}`;
}

/** What a case does not have before anything was decided. */
const unopened = {
  acceptedAt: null,
  acceptedOn: null,
  acceptanceRecordedAt: null,
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
  usedWorkingDays: null,
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
  preReviewedAt: null,
  isPreReviewPassed: null,
} as const;

/** Who came to the counter with the application: under full agency (全程代办) the cadre does, instead of the citizen. */
function firstTrip(handlingMode: HandlingMode, channel: ApplicationChannel): Pick<CaseEntity, 'citizenTrips' | 'cadreTrips'> {
  if (handlingMode === 'AGENCY') return { citizenTrips: 0, cadreTrips: 1 };
  return { citizenTrips: channel === 'WINDOW' ? 1 : 0, cadreTrips: 0 };
}

export function openCaseExists(caseNo: string): CaseError {
  return new CaseError('OPEN_CASE_EXISTS', `The applicant's case ${caseNo} of this item is still open: go on with that one.`, { caseNo });
}
