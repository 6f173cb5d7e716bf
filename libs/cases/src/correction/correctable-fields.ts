import { DivisionCode } from '@mashang/domain';
import { CaseError } from '../case/case.errors';
import { parseText } from '../case/case.inputs';

/**
 * What a correction may touch: facts that a person wrote down. States, instants and days follow from steps, service items go by
 * versions, and what a citizen says stays as it was said.
 */
export const FIELDS_OF = {
  CASE: ['APPLICANT_NAME', 'APPLICANT_IDENTIFIER', 'DIVISION', 'CERTIFICATE_NO', 'CITIZEN_TRIPS', 'CADRE_TRIPS', 'CHANNEL', 'WINDOW', 'HANDLING_MODE'],
  CASE_MATERIAL: ['MATERIAL_NAME', 'MATERIAL_FORM', 'MATERIAL_COPIES'],
  ENCOUNTER: ['SUBJECT', 'DIVISION', 'ANSWER'],
  ENTRUSTMENT: ['MATTER', 'CITIZEN_NAME', 'AUTHORIZATION_NO', 'ORIGINAL_NAME', 'ORIGINAL_COPIES'],
  COMPLAINT: ['DIVISION', 'ANSWER'],
  RECTIFICATION: ['FINDING', 'MEASURES', 'REVISIT_NOTE'],
  SPECIAL_PROCEDURE: ['GROUND', 'REASON', 'RESULT'],
  SUPPLEMENT_NOTICE: ['REQUIREMENT'],
  SERVICE_RATING: [],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type CorrectableRecordType = keyof typeof FIELDS_OF;

/** Asked for and refused, so that the refusal can say why. */
type NeverCorrected = 'STATE' | 'DAYS' | 'COMPLAINT_TEXT' | 'RATING_LEVEL' | 'RATING_COMMENT';

export type CorrectableField = (typeof FIELDS_OF)[CorrectableRecordType][number] | NeverCorrected;

export const WORDS_OF_CITIZENS: readonly CorrectableField[] = ['COMPLAINT_TEXT', 'RATING_LEVEL', 'RATING_COMMENT'];

/** Fields of an entry of a list: the request names its position. */
export const LISTED_FIELDS: readonly CorrectableField[] = ['ORIGINAL_NAME', 'ORIGINAL_COPIES', 'REQUIREMENT'];

/** The steps that put right what no correction does. */
export const WHAT_PUTS_RIGHT: Readonly<Record<CorrectableRecordType, string>> = {
  CASE: 'invalidateCase ends a case that was opened in error, and extendCase moves its due day',
  CASE_MATERIAL: 'requestSupplement asks for another material, and resubmitCase takes it in',
  ENCOUNTER: 'offerEncounter moves it to another owner, and closeEncounter ends it',
  ENTRUSTMENT: 'refuseEntrustment gives it back to the agent, and returnEntrustment ends it',
  COMPLAINT: 'sendComplaintBack or dispatchComplaint moves it, delayComplaint moves its last day, and revisitComplaint opens it again',
  RECTIFICATION: 'revisitRater opens it again or closes it',
  SPECIAL_PROCEDURE: 'endSpecialProcedure ends it, and startSpecialProcedure begins another',
  SUPPLEMENT_NOTICE: 'its materials and days are those of which the applicant was told: requestSupplement gives another notice',
  SERVICE_RATING: 'whoever was served rates with rateCase, and a bad rating is rectified',
};

/** A count as it is written in a request. */
export function wholeNumber(what: string, value: string, least: number, most: number): number {
  const number = /^\d{1,3}$/.test(value) ? Number(value) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new CaseError('CORRECTION_VALUE', `The ${what} are counted from ${least} to ${most}, not ${value}: write a whole number.`);
}

/** One of the values that a field can have, by its name in the schema. */
export function oneOf<Value extends string>(values: readonly Value[], value: string): Value {
  const found = values.find((candidate) => candidate === value);
  if (found === undefined) throw new CaseError('CORRECTION_VALUE', `${value} is none of ${values.join(', ')}: write one of these.`);
  return found;
}

/** Another division of the township in which the record is kept. */
export function divisionBeside(divisionCode: string, value: string): string {
  const township = DivisionCode.parse(DivisionCode.townshipOf(divisionCode));
  if (DivisionCode.contains(township, DivisionCode.parse(value))) return value;
  throw new CaseError('CORRECTION_VALUE', `${value} does not lie in ${township}: give the village or community.`);
}

export function prose(what: string, value: string, longest: number): string {
  return parseText('CORRECTION_VALUE', what, value, longest);
}

/** A list in which the entry at a position from 1 is another one. */
export function withEntry<Entry>(entries: readonly Entry[], position: number, change: Partial<Entry>): readonly Entry[] {
  return entries.map((entry, index) => (index === position - 1 ? { ...entry, ...change } : entry));
}
