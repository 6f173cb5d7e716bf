import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CaseState } from './case.lifecycle';
import { CLOSED_STATES, OPEN_STATES } from './case.lifecycle';

export type CaseOutcome = 'CERTIFICATE_ISSUED' | 'FORWARDED' | 'COMPLETED';
export type HandlingMode = 'ON_THE_SPOT' | 'STANDARD' | 'AGENCY';
export type ApplicationChannel = 'WINDOW' | 'WEB' | 'MOBILE' | 'COURIER' | 'OTHER';
export type RatingChannel = 'HALL_TABLET' | 'WEB' | 'MOBILE' | 'QR_CODE' | 'PHONE' | 'TEXT_MESSAGE';
export type ApplicantKind = 'NATURAL_PERSON' | 'ENTERPRISE';

const listed = (states: readonly string[]): string => states.map((state) => `'${state}'`).join(', ');
const OPEN = listed(OPEN_STATES);
const CLOSED = listed(CLOSED_STATES);

@Entity('cases')
@Index(['divisionCode', 'receivedOn'])
@Index(['divisionCode', 'acceptedOn'])
@Index(['divisionCode', 'closedOn'])
@Index(['departmentCode', 'receivedOn'])
@Index(['departmentCode', 'acceptedOn'])
@Index(['departmentCode', 'closedOn'])
@Index(['windowCode', 'receivedOn'])
@Index(['departmentCode', 'state', 'promisedDueOn', 'caseNo'])
@Index(['state', 'promisedDueOn', 'caseNo'])
@Index(['receivedAt', 'caseNo'])
@Index(['receivedOn', 'caseNo'])
@Index(['acceptedOn'])
@Index(['closedOn'])
@Index(['ratedAt'])
@Index(['acceptanceRecordedAt'])
@Index(['openCaseKey'], { unique: true })
@Index(['certificateNo'], { unique: true })
@Index(['bundleNo'])
@Check(checkName('cases', 'acceptance'), '(accepted_at IS NULL) = (promised_due_on IS NULL)')
@Check(checkName('cases', 'applicant_kind'), "applicant_kind IN ('NATURAL_PERSON', 'ENTERPRISE')")
@Check(checkName('cases', 'handling_mode'), "handling_mode IN ('ON_THE_SPOT', 'STANDARD', 'AGENCY')")
@Check(checkName('cases', 'channel'), "channel IN ('WINDOW', 'WEB', 'MOBILE', 'COURIER', 'OTHER')")
@Check(checkName('cases', 'outcome_kind'), "outcome IS NULL OR outcome IN ('CERTIFICATE_ISSUED', 'FORWARDED', 'COMPLETED')")
@Check(checkName('cases', 'trips'), 'citizen_trips >= 0 AND cadre_trips >= 0')
@Check(checkName('cases', 'satisfaction'), 'satisfaction IS NULL OR satisfaction BETWEEN 1 AND 5')
@Check(checkName('cases', 'state'), `state IN (${OPEN}, ${CLOSED})`)
@Check(checkName('cases', 'open_key'), `(state IN (${OPEN})) = (open_case_key IS NOT NULL)`)
@Check(checkName('cases', 'closed'), `(state IN (${CLOSED})) = (closed_at IS NOT NULL)`)
@Check(checkName('cases', 'outcome'), "(state IN ('COMPLETED', 'DELIVERED')) = (outcome IS NOT NULL)")
@Check(checkName('cases', 'refusal'), "(state IN ('NOT_ACCEPTED', 'REFUSED')) = (refusal_reason IS NOT NULL)")
@Check(checkName('cases', 'ended'), "(state IN ('WITHDRAWN', 'INVALIDATED', 'LAPSED', 'TERMINATED')) = (end_reason IS NOT NULL)")
@Check(
  checkName('cases', 'accepted'),
  "state IN ('WITHDRAWN', 'INVALIDATED') OR (state IN ('RECEIVED', 'SUPPLEMENT_REQUESTED', 'NOT_ACCEPTED', 'LAPSED')) = (accepted_at IS NULL)",
)
@Check(checkName('cases', 'extension'), 'extension_working_days IS NULL OR extension_working_days BETWEEN 1 AND 15')
export class CaseEntity {
  @PrimaryColumn(column.code(32))
  caseNo!: string;

  @Column(column.code(40))
  implementationCode!: string;

  /** The version of the item in force at acceptance, frozen. */
  @Column(column.integer())
  itemVersion!: number;

  @Column(column.code(12))
  divisionCode!: string;

  @Column(column.code(40))
  departmentCode!: string;

  @Column(column.code(16))
  applicantKind!: ApplicantKind;

  @Column(column.text(64))
  applicantName!: string;

  @Column(column.code(200))
  applicantIdentifierCipher!: string;

  @Column(column.code(64))
  applicantIdentifierHash!: string;

  @Column(column.code(40))
  applicantIdentifierMasked!: string;

  /** Applicant and item while the case is open, null once closed: unique, so nobody has two open cases of one item. */
  @Column(column.code(120, { nullable: true }))
  openCaseKey!: string | null;

  @Column(column.code(16))
  handlingMode!: HandlingMode;

  @Column(column.code(16))
  channel!: ApplicationChannel;

  @Column(column.code(40, { nullable: true }))
  windowCode!: string | null;

  @Column(column.code(40, { nullable: true }))
  agencyPointCode!: string | null;

  @Column(column.code(32, { nullable: true }))
  firstContactStaffNo!: string | null;

  @Column(column.code(24))
  state!: CaseState;

  @Column(column.instant())
  receivedAt!: Date;

  @Column(column.instant({ nullable: true }))
  acceptedAt!: Date | null;

  /** When its acceptance was written down: later than it began to count where silence accepted. */
  @Column(column.instant({ nullable: true }))
  acceptanceRecordedAt!: Date | null;

  /** When it was completed or refused. */
  @Column(column.instant({ nullable: true }))
  closedAt!: Date | null;

  /** Business dates of the three instants: periods are of days in Shanghai, and indexes are of days. */
  @Column(column.date())
  receivedOn!: string;

  @Column(column.date({ nullable: true }))
  acceptedOn!: string | null;

  @Column(column.date({ nullable: true }))
  closedOn!: string | null;

  @Column(column.date({ nullable: true }))
  promisedDueOn!: string | null;

  @Column(column.date({ nullable: true }))
  statutoryDueOn!: string | null;

  @Column(column.code(20, { nullable: true }))
  outcome!: CaseOutcome | null;

  @Column(column.code(64, { nullable: true }))
  certificateNo!: string | null;

  @Column(column.text(1000, { nullable: true }))
  refusalReason!: string | null;

  @Column(column.integer())
  citizenTrips!: number;

  @Column(column.integer())
  cadreTrips!: number;

  /** 1 (best) to 5, as GB/T 39046 table A.8 has it. */
  @Column(column.integer({ nullable: true }))
  satisfaction!: number | null;

  @Column(column.boolean({ nullable: true }))
  ratingIsDefault!: boolean | null;

  @Column(column.instant({ nullable: true }))
  ratedAt!: Date | null;

  /** Working days from acceptance to closing without the pauses, a started day whole; null while open, and before acceptance. */
  @Column(column.integer({ nullable: true }))
  usedWorkingDays!: number | null;

  /** The bundle it belongs to (一件事). */
  @Column(column.code(32, { nullable: true }))
  bundleNo!: string | null;

  @Column(column.code(16, { nullable: true }))
  ratingChannel!: RatingChannel | null;

  /** The rater's own words; shown with the case, and nowhere else. */
  @Column(column.text(1000, { nullable: true }))
  ratingComment!: string | null;

  /** When the material stood before the department as it is now: at receipt, or when what was missing came in. */
  @Column(column.instant())
  presentedAt!: Date;

  /** Number of the dated notice of acceptance or non-acceptance (受理、不予受理通知书). */
  @Column(column.code(32, { nullable: true }))
  intakeNoticeNo!: string | null;

  @Column(column.boolean())
  isDeemedAccepted!: boolean;

  /** A due day lies beyond the published notices and will be computed again. */
  @Column(column.boolean())
  isDueProvisional!: boolean;

  @Column(column.text(200, { nullable: true }))
  competentBody!: string | null;

  @Column(column.instant({ nullable: true }))
  grantedAt!: Date | null;

  @Column(column.text(1000, { nullable: true }))
  remedy!: string | null;

  @Column(column.integer({ nullable: true }))
  extensionWorkingDays!: number | null;

  @Column(column.text(1000, { nullable: true }))
  extensionReason!: string | null;

  @Column(column.code(32, { nullable: true }))
  extendedBy!: string | null;

  @Column(column.text(200, { nullable: true }))
  transferredTo!: string | null;

  /** Why it was withdrawn, invalidated or terminated, or lapsed. */
  @Column(column.text(1000, { nullable: true }))
  endReason!: string | null;

  @Column(column.date({ nullable: true }))
  deliveryDueOn!: string | null;

  @Column(column.instant({ nullable: true }))
  deliveredAt!: Date | null;

  /** When an online application was last looked at before acceptance (预审), and whether nothing was wrong. */
  @Column(column.instant({ nullable: true }))
  preReviewedAt!: Date | null;

  @Column(column.boolean({ nullable: true }))
  isPreReviewPassed!: boolean | null;

  @Column(column.version())
  version!: number;
}
