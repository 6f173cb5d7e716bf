import type { ApplicantInput, CompleteCaseInput, ExtendCaseInput } from '../__generated__/resolver-types';
import type { CaseOutcome } from './case.entity';
import type { CaseErrorCode } from './case.errors';
import { CaseError } from './case.errors';

const LONGEST_NAME = 64;
const LONGEST_CERTIFICATE_NUMBER = 64;
const IDENTIFIER = /^[A-Z0-9]{6,32}$/;

/** An applicant as the service trusts one: trimmed, the identifier in capitals. */
export interface Applicant {
  readonly name: string;
  readonly identifier: string;
}

export function parseApplicant({ name, identifier }: Pick<ApplicantInput, 'name' | 'identifier'>): Applicant {
  const parsed = { name: name.trim(), identifier: parseIdentifier(identifier) };
  if (parsed.name.length < 1 || parsed.name.length > LONGEST_NAME) {
    throw new CaseError('APPLICANT_NAME_LENGTH', `The applicant's name has ${parsed.name.length} characters: write 1 to ${LONGEST_NAME}.`);
  }
  return parsed;
}

/** An ID-card number or unified social credit code, in capitals. */
export function parseIdentifier(identifier: string): string {
  const parsed = identifier.trim().toUpperCase();
  if (IDENTIFIER.test(parsed)) return parsed;
  throw new CaseError('APPLICANT_IDENTIFIER_LENGTH', "The applicant's identifier is 6 to 32 letters and digits: write it without blanks.");
}

export interface Completion {
  readonly outcome: CaseOutcome;
  readonly certificateNo: string | null;
}

/** A certificate's number as it is stored and compared: letter case is how somebody typed it, and makes no other certificate. */
export function certificateNumber(typed: string): string {
  return typed.trim().toUpperCase();
}

/** A certificate number belongs to an issued certificate, and to nothing else. */
export function parseCompletion({ outcome, certificateNo }: Pick<CompleteCaseInput, 'outcome' | 'certificateNo'>): Completion {
  const number = certificateNumber(certificateNo ?? '');
  if (outcome === 'CERTIFICATE_ISSUED' && number === '') {
    throw new CaseError('CERTIFICATE_NUMBER_MISSING', 'A certificate was issued: give its number in certificateNo.');
  }
  if (outcome !== 'CERTIFICATE_ISSUED' && number !== '') {
    throw new CaseError('CERTIFICATE_NUMBER_UNEXPECTED', 'No certificate was issued: leave certificateNo out, or choose CERTIFICATE_ISSUED.');
  }
  if (number.length > LONGEST_CERTIFICATE_NUMBER) {
    throw new CaseError('CERTIFICATE_NUMBER_LENGTH', `The certificate's number has ${number.length} characters: write at most ${LONGEST_CERTIFICATE_NUMBER}.`);
  }
  return { outcome, certificateNo: number === '' ? null : number };
}

/** What a refusal tells of remedies unless the department says more (行政许可法 §38). */
export const REMEDY_OF_LAW = '可依法申请行政复议或者提起行政诉讼';

/** A refusal and every early ending state their reason in writing (行政许可法 §38). */
export function parseText(code: CaseErrorCode, what: string, text: string, longest: number): string {
  const trimmed = text.trim();
  if (trimmed.length >= 1 && trimmed.length <= longest) return trimmed;
  throw new CaseError(code, `The ${what} has ${trimmed.length} characters: write 1 to ${longest}.`);
}

/** 行政许可法 §42: ten working days, fifteen where several departments decide together. */
const LONGEST_EXTENSION = 15;

export function parseExtension({ workingDays, reason }: Pick<ExtendCaseInput, 'workingDays' | 'reason'>) {
  if (workingDays < 1 || workingDays > LONGEST_EXTENSION) {
    throw new CaseError('EXTENSION_LENGTH', `The extension has ${workingDays} working days: grant 1 to ${LONGEST_EXTENSION}.`);
  }
  return { workingDays, reason: parseText('EXTENSION_REASON_LENGTH', 'reason', reason, 1000) };
}

/** A clock tells what was; what it will show depends on what happens until then. */
export function parseAsOf(asOf: Date, now: Date): Date {
  if (asOf <= now) return asOf;
  throw new CaseError('AS_OF_IN_THE_FUTURE', `${asOf.toISOString()} has not come yet: leave asOf out, or give an instant that has passed.`);
}
