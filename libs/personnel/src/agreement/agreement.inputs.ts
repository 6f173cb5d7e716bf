import { AgreementError } from './agreement.errors';

/** A year that an agreement may be for: paper was carried over from 2000 on. */
export function parseYear(year: number): number {
  if (Number.isInteger(year) && year >= 2000 && year <= 2100) return year;
  throw new AgreementError('SIGNED_OUTSIDE_ITS_YEAR', `An agreement is for a year from 2000 to 2100, not ${year}.`);
}
