import { OfficeError } from './office.errors';

/** A whole number from `least` to `most`; refuses with `NUMBER_OUT_OF_RANGE`. */
export function parseNumber(what: string, number: number, least: number, most: number): number {
  if (number >= least && number <= most) return number;
  throw new OfficeError('NUMBER_OUT_OF_RANGE', `The ${what} is ${number}: give ${least} to ${most}.`);
}
