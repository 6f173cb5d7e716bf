import type { ApplicantInput, CompleteCaseInput } from '../__generated__/resolver-types';
import type { CaseOutcome } from './case.entity';
import { CaseError } from './case.errors';

const LONGEST_NAME = 64;
const LONGEST_REASON = 1000;
const LONGEST_CERTIFICATE_NUMBER = 64;
const IDENTIFIER = /^[A-Z0-9]{6,32}$/;

/** An applicant as the service trusts one: trimmed, the identifier in capitals. */
export interface Applicant {
  readonly name: string;
  readonly identifier: string;
}

export function parseApplicant({ name, identifier }: Pick<ApplicantInput, 'name' | 'identifier'>): Applicant {
  const parsed = { name: name.trim(), identifier: identifier.trim().toUpperCase() };
  if (parsed.name.length < 1 || parsed.name.length > LONGEST_NAME) {
    throw new CaseError('APPLICANT_NAME_LENGTH', `The applicant's name has ${parsed.name.length} characters: write 1 to ${LONGEST_NAME}.`);
  }
  if (!IDENTIFIER.test(parsed.identifier)) {
    throw new CaseError('APPLICANT_IDENTIFIER_LENGTH', "The applicant's identifier is 6 to 32 letters and digits: write it without blanks.");
  }
  return parsed;
}

export interface Completion {
  readonly outcome: CaseOutcome;
  readonly certificateNo: string | null;
}

/** A certificate number belongs to an issued certificate, and to nothing else. */
export function parseCompletion({ outcome, certificateNo }: Pick<CompleteCaseInput, 'outcome' | 'certificateNo'>): Completion {
  const number = certificateNo?.trim() ?? '';
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

/** A refusal states its reason in writing (行政许可法 §38). */
export function parseReason(reason: string): string {
  const text = reason.trim();
  if (text.length < 1 || text.length > LONGEST_REASON) {
    throw new CaseError('REFUSAL_REASON_LENGTH', `The reason has ${text.length} characters: write 1 to ${LONGEST_REASON}.`);
  }
  return text;
}
