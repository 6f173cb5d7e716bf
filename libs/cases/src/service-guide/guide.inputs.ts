import type { DraftServiceItemInput, GuideDocumentInput, MaterialRequirementInput, ServiceGuideInput } from '../__generated__/resolver-types';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { GuideDocument, ItemContent, MaterialRequirement, ServiceGuide } from './guide';

/** A JSON column holds 65,535 bytes, and no character of JavaScript's counting takes more than three of them. */
const MOST_CHARACTERS = 21_000;

const text = (what: string, value: string, longest = 500): string => parseText('TEXT_LENGTH', what, value, longest);

/** What may be left out; blanks say as little as nothing. */
function note(what: string, value: string | null | undefined, longest = 500): string | null {
  return value == null || value.trim() === '' ? null : text(what, value, longest);
}

function days(what: string, value: number, most = 999): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new CaseError('GUIDE_NUMBER', `The ${what} is ${value}: give a whole number from 0 to ${most}.`);
}

function code(what: string, value: string | null | undefined, longest: number): string | null {
  const given = note(what, value, longest);
  if (given === null || /^[A-Z0-9-]+$/.test(given)) return given;
  throw new CaseError('ITEM_CODE', `${given} is no ${what}: write capitals, digits and dashes.`);
}

function document(what: string, given: GuideDocumentInput | null | undefined): GuideDocument | null {
  return given == null ? null : { name: text(`${what}'s name`, given.name, 100), reference: text(`${what}'s reference`, given.reference, 300) };
}

function keepable<Kept extends object>(what: string, parsed: Kept): Kept {
  if (JSON.stringify(parsed).length <= MOST_CHARACTERS) return parsed;
  throw new CaseError('GUIDE_LENGTH', `The ${what} has more than ${MOST_CHARACTERS} characters together: shorten its texts.`);
}

/** What a draft says of the item; an element of disclosure may still be blank, and then keeps it from being published. */
export function parseItemContent({ item }: Pick<DraftServiceItemInput, 'item'>): ItemContent {
  const shown = (value: string): string => (value.length <= 5000 ? value.trim() : text('element', value, 5000));
  const { type, caseType, countUnit, isRetroactive, isForwarded } = item;
  return keepable('item', {
    name: text('name', item.name, 100),
    catalogueCode: code('catalogue code', item.catalogueCode, 12),
    handlingItemCode: code('handling item code', item.handlingItemCode, 36),
    exerciseLevel: item.exerciseLevel ?? null,
    powerSource: item.powerSource ?? null,
    bodyNature: item.bodyNature ?? null,
    bodyCreditCode: note('credit code', item.bodyCreditCode, 18)?.toUpperCase() ?? null,
    type,
    caseType,
    countUnit,
    isRetroactive,
    isForwarded,
    promisedWorkingDays: days('promise', item.promisedWorkingDays),
    statutoryWorkingDays: item.statutoryWorkingDays == null ? null : days('statutory limit', item.statutoryWorkingDays),
    noticeWorkingDays: item.noticeWorkingDays == null ? null : days('days to tell what is missing', item.noticeWorkingDays, 5),
    content: shown(item.content),
    handlingProcedure: shown(item.procedure),
    policyBasis: shown(item.policyBasis),
    servicePhone: item.servicePhone.trim() === '' ? '' : text('service telephone', item.servicePhone, 64),
    staffInformation: shown(item.staffInformation),
    feeStandard: shown(item.feeStandard),
    formerTrips: days('former trips', item.formerTrips, 99),
  });
}

function parseMaterial(material: MaterialRequirementInput): MaterialRequirement {
  const { name, necessity, source } = material;
  return {
    name: text("material's name", name, 100),
    code: code("material's code", material.code, 36),
    kind: material.kind ?? null,
    necessity,
    condition: material.condition ?? null,
    source,
    originals: days('number of originals', material.originals, 99),
    copies: days('number of copies', material.copies, 99),
    basis: material.basis.trim(),
    issuingBody: note('issuing office', material.issuingBody, 200),
    blankForm: document('form', material.blankForm),
    sample: document('sample', material.sample),
    fillingNotes: note('filling notes', material.fillingNotes),
    acceptanceStandard: note('acceptance standard', material.acceptanceStandard),
    isCommitmentAccepted: material.isCommitmentAccepted,
  };
}

/** How the item is handled: its steps, and the links whose time does not count. */
function parseProcedure({ steps, specialLinks }: ServiceGuideInput): Pick<ServiceGuide, 'steps' | 'specialLinks'> {
  return {
    steps: steps.map(({ name, officer, workingDays, standard, result, responsibility }) => ({
      name: text("step's name", name, 100),
      officer: text("step's officer", officer, 100),
      workingDays: days("step's working days", workingDays),
      standard: standard.trim(),
      result: note("step's result", result, 200),
      responsibility: note("step's responsibility", responsibility),
    })),
    specialLinks: specialLinks.map(({ name, workingDays, basis, circumstances, examination, responsibility }) => ({
      name: text("link's name", name, 100),
      workingDays: days("link's working days", workingDays),
      basis: basis.trim(),
      circumstances: note("link's circumstances", circumstances),
      examination: note("link's examination", examination),
      responsibility: note("link's responsibility", responsibility, 200),
    })),
  };
}

/** What is paid, and to whom. */
function parseCharges({ isCharged, fees, intermediaryServices }: ServiceGuideInput): Pick<ServiceGuide, 'isCharged' | 'fees' | 'intermediaryServices'> {
  return {
    isCharged: isCharged ?? fees.length > 0,
    fees: fees.map(({ name, standard, basis, waiverBasis }) => ({ name: text("fee's name", name, 100), standard: text("fee's standard", standard), basis: basis.trim(), waiverBasis: waiverBasis ?? null })),
    intermediaryServices: intermediaryServices.map(({ name, feeStandard, basis }) => ({ name: text("service's name", name, 100), feeStandard: note("service's fee", feeStandard, 200), basis: basis.trim() })),
  };
}

/** The guide as it is kept; whether it is right is for the linter. */
export function parseGuide({ guide }: Pick<DraftServiceItemInput, 'guide'>): ServiceGuide {
  return keepable('guide', {
    delegatingDepartment: note('delegating department', guide.delegatingDepartment, 200),
    jointBodies: guide.jointBodies.map((body) => text('joint body', body, 200)),
    serviceObjects: [...new Set(guide.serviceObjects)],
    handlingScope: guide.handlingScope ?? null,
    quantityLimit: note('quantity limit', guide.quantityLimit),
    statutoryLimitNote: note('note on the statutory limit', guide.statutoryLimitNote),
    promisedLimitNote: note('note on the promise', guide.promisedLimitNote),
    onlineReviewWorkingDays: guide.onlineReviewWorkingDays == null ? null : days('days of the review online', guide.onlineReviewWorkingDays),
    intakeWorkingDays: guide.intakeWorkingDays == null ? null : days('days to take in', guide.intakeWorkingDays),
    legalBasis: guide.legalBasis.map(({ law, article }) => ({ law: text('law', law, 200), article: text('article', article, 100) })),
    acceptanceConditions: guide.acceptanceConditions.map((condition) => text('condition', condition)),
    materials: guide.materials.map(parseMaterial),
    ...parseProcedure(guide),
    ...parseCharges(guide),
    place: text('place', guide.place, 200),
    windowCodes: [...new Set(guide.windows.map((window) => text("window's code", window, 40)))],
    officeHours: text('office hours', guide.officeHours, 200),
    contactPhone: text('contact telephone', guide.contactPhone, 64),
    complaintPhone: text('complaint telephone', guide.complaintPhone, 64),
    result: text('result', guide.result, 200),
    resultType: guide.resultType ?? null,
    resultSample: document('sample', guide.resultSample),
    collectionWays: [...new Set(guide.collectionWays)],
    deliveryWorkingDays: days('days to deliver', guide.deliveryWorkingDays),
    maxOnSiteVisits: days('visits', guide.maxOnSiteVisits, 99),
    isAgencyOffered: guide.isAgencyOffered,
    isAgencyFree: guide.isAgencyFree,
    onlineDepth: days('online depth', guide.onlineDepth, 5),
    isAppointmentOffered: guide.isAppointmentOffered ?? null,
    isOnlinePaymentOffered: guide.isOnlinePaymentOffered ?? null,
    isCourierOffered: guide.isCourierOffered ?? null,
    isGapTolerated: guide.isGapTolerated ?? null,
    questions: guide.questions.map(({ question, answer }) => ({ question: text('question', question, 200), answer: answer.trim() === '' ? '' : text('answer', answer, 1000) })),
  });
}
