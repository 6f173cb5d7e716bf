import { AgreementError } from './agreement.errors';

/**
 * A yearly agreement is signed within its year, and a signature is recorded after it was given.
 * Dates are business dates (YYYY-MM-DD), which compare as text.
 */
export function assertSignatureDay(signedOn: string, year: number, today: string): void {
  if (signedOn > today) {
    throw new AgreementError('SIGNED_IN_THE_FUTURE', `The signature is dated ${signedOn}, after today (${today}): give the day it was signed.`);
  }
  if (!signedOn.startsWith(`${year}-`)) {
    throw new AgreementError('SIGNED_OUTSIDE_ITS_YEAR', `The agreement is for ${year}: give a day of that year, not ${signedOn}.`);
  }
}

/** Who signs in person has the text in front of him: not before the day on which it was offered. */
export function assertNotBeforeOffer(signedOn: string, offeredOn: string | null): void {
  if (offeredOn !== null && signedOn < offeredOn) {
    throw new AgreementError('SIGNED_BEFORE_OFFERED', `The text was offered on ${offeredOn}: sign with that day or a later one, not ${signedOn}.`);
  }
}
