import type { DraftServiceItemInput } from '../__generated__/resolver-types';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';
import type { ItemContent, ServiceGuide } from './guide';

/** What the guide's column holds on each engine, with room for what escapes add. */
const MOST_CHARACTERS = 15_000;

const text = (what: string, value: string, longest = 500): string => parseText('TEXT_LENGTH', what, value, longest);

function days(what: string, value: number, most = 999): number {
  if (Number.isInteger(value) && value >= 0 && value <= most) return value;
  throw new CaseError('GUIDE_NUMBER', `The ${what} is ${value}: give a whole number from 0 to ${most}.`);
}

/** What a draft says of the item; an element of disclosure may still be blank, and then keeps it from being published. */
export function parseItemContent({ item }: Pick<DraftServiceItemInput, 'item'>): ItemContent {
  const shown = (value: string): string => (value.length <= 5000 ? value.trim() : text('element', value, 5000));
  const { type, caseType, countUnit, isRetroactive, isForwarded } = item;
  return {
    name: text('name', item.name, 100),
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
  };
}

/** The guide as it is kept; whether it is right is for the linter. */
export function parseGuide({ guide }: Pick<DraftServiceItemInput, 'guide'>): ServiceGuide {
  const parsed: ServiceGuide = {
    legalBasis: guide.legalBasis.map(({ law, article }) => ({ law: text('law', law, 200), article: text('article', article, 100) })),
    acceptanceConditions: guide.acceptanceConditions.map((condition) => text('condition', condition)),
    materials: guide.materials.map(({ name, necessity, condition, source, originals, copies, basis, isCommitmentAccepted }) => ({
      name: text("material's name", name, 100),
      necessity,
      condition: condition ?? null,
      source,
      originals: days('number of originals', originals, 99),
      copies: days('number of copies', copies, 99),
      basis: basis.trim(),
      isCommitmentAccepted,
    })),
    steps: guide.steps.map(({ name, officer, workingDays, standard }) => ({
      name: text("step's name", name, 100),
      officer: text("step's officer", officer, 100),
      workingDays: days("step's working days", workingDays),
      standard: standard.trim(),
    })),
    specialLinks: guide.specialLinks.map(({ name, workingDays, basis }) => ({ name: text("link's name", name, 100), workingDays: days("link's working days", workingDays), basis: basis.trim() })),
    fees: guide.fees.map(({ name, standard, basis, waiverBasis }) => ({ name: text("fee's name", name, 100), standard: text("fee's standard", standard), basis: basis.trim(), waiverBasis: waiverBasis ?? null })),
    place: text('place', guide.place, 200),
    officeHours: text('office hours', guide.officeHours, 200),
    contactPhone: text('contact telephone', guide.contactPhone, 64),
    complaintPhone: text('complaint telephone', guide.complaintPhone, 64),
    result: text('result', guide.result, 200),
    deliveryWorkingDays: days('days to deliver', guide.deliveryWorkingDays),
    maxOnSiteVisits: days('visits', guide.maxOnSiteVisits, 99),
    isAgencyOffered: guide.isAgencyOffered,
    isAgencyFree: guide.isAgencyFree,
    onlineDepth: days('online depth', guide.onlineDepth, 5),
  };
  if (JSON.stringify(parsed).length > MOST_CHARACTERS) throw new CaseError('GUIDE_LENGTH', `The guide has more than ${MOST_CHARACTERS} characters together: shorten its texts.`);
  return parsed;
}
