import type { Database } from '@mashang/platform-persistence';
import { testContext } from '@mashang/platform-testing';
import type { GuideStep, ItemContent, MaterialRequirement, ServiceGuide, SpecialLink } from '../src/service-guide/guide';
import { ServiceGuideEntity } from '../src/service-guide/service-guide.entity';
import { LAND_ITEM, TOWNSHIP } from './hall.builder';

/** The land office's first registration: ten working days, nothing wrong with it. */
export const anItem = (changes: Partial<ItemContent> = {}): ItemContent => ({
  name: '初始登记',
  catalogueCode: null,
  handlingItemCode: null,
  exerciseLevel: null,
  powerSource: null,
  bodyNature: null,
  bodyCreditCode: null,
  type: 'CONFIRMATION',
  caseType: 'PROMISED',
  promisedWorkingDays: 10,
  statutoryWorkingDays: 30,
  noticeWorkingDays: null,
  content: '宅基地使用权初始登记',
  handlingProcedure: '受理 → 审查 → 发证',
  policyBasis: '土地登记办法',
  servicePhone: '0000-0000000',
  staffInformation: '见挂牌',
  feeStandard: '不收费',
  countUnit: 'CASE',
  isRetroactive: false,
  isForwarded: false,
  formerTrips: 4,
  ...changes,
});

export const aMaterial = (changes: Partial<MaterialRequirement> = {}): MaterialRequirement => ({
  name: '户口簿',
  code: null,
  kind: 'CERTIFICATE',
  necessity: 'REQUIRED',
  condition: null,
  source: 'APPLICANT',
  originals: 1,
  copies: 1,
  basis: '土地登记办法',
  issuingBody: null,
  blankForm: null,
  sample: null,
  fillingNotes: null,
  acceptanceStandard: null,
  isCommitmentAccepted: false,
  ...changes,
});

export const aStep = (changes: Partial<GuideStep> = {}): GuideStep => ({ name: '受理', officer: '窗口人员', workingDays: 1, standard: '材料齐全', result: null, responsibility: null, ...changes });

export const aLink = (changes: Partial<SpecialLink> = {}): SpecialLink => ({ name: '公告', workingDays: 15, basis: '土地登记办法', circumstances: null, examination: null, responsibility: null, ...changes });

export const aGuide = (changes: Partial<ServiceGuide> = {}): ServiceGuide => ({
  delegatingDepartment: null,
  jointBodies: [],
  serviceObjects: ['NATURAL_PERSON'],
  handlingScope: null,
  quantityLimit: null,
  intermediaryServices: [],
  statutoryLimitNote: '自受理之日起计算',
  promisedLimitNote: null,
  onlineReviewWorkingDays: null,
  intakeWorkingDays: null,
  legalBasis: [{ law: '土地登记办法', article: '第二十五条' }],
  acceptanceConditions: ['本村村民', '建房手续合法'],
  materials: [aMaterial()],
  steps: [aStep(), aStep({ name: '审查', officer: '国土所', workingDays: 9, standard: '权属清楚' })],
  specialLinks: [],
  isCharged: false,
  fees: [],
  place: '便民服务中心1号窗口',
  windowCodes: [],
  officeHours: '08:15-12:00, 14:00-17:30',
  contactPhone: '0000-0000000',
  complaintPhone: '0000-0000001',
  result: '土地使用证',
  resultType: null,
  resultSample: null,
  collectionWays: [],
  deliveryWorkingDays: 10,
  maxOnSiteVisits: 1,
  isAgencyOffered: true,
  isAgencyFree: true,
  onlineDepth: 0,
  isAppointmentOffered: null,
  isOnlinePaymentOffered: null,
  isCourierOffered: null,
  isGapTolerated: null,
  questions: [],
  ...changes,
});

/** Item and guide as `draftServiceItem` takes them. */
export function draftInput(item: Partial<ItemContent> = {}, guide: Partial<ServiceGuide> = {}) {
  const { handlingProcedure: procedure, ...content } = anItem(item);
  const { windowCodes: windows, ...elements } = aGuide(guide);
  return { implementationCode: LAND_ITEM, division: TOWNSHIP, item: { ...content, procedure }, guide: { ...elements, windows } };
}

/** Publishes a guide of the land office's first registration, as it is in force from the beginning. */
export async function saveGuide(database: Database, changes: Partial<ServiceGuide> = {}, implementationCode = LAND_ITEM): Promise<void> {
  const row = { implementationCode, version: 1, guide: aGuide(changes), publishedAt: new Date('2011-03-01T00:00:00Z'), publishedBy: 'T-0002' };
  await database.transaction(testContext(), async (tx) => void (await database.manager(tx).insert(ServiceGuideEntity, row)));
}
