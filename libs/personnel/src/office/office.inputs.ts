import { OfficeError } from './office.errors';

/** Trimmed text of 1 to `longest` characters; refuses with `TEXT_LENGTH`. */
export function parseText(what: string, text: string, longest: number): string {
  const trimmed = text.trim();
  if (trimmed.length >= 1 && trimmed.length <= longest) return trimmed;
  throw new OfficeError('TEXT_LENGTH', `The ${what} has ${trimmed.length} characters: write 1 to ${longest}.`);
}

/** A whole number from `least` to `most`; refuses with `NUMBER_OUT_OF_RANGE`. */
export function parseNumber(what: string, number: number, least: number, most: number): number {
  if (number >= least && number <= most) return number;
  throw new OfficeError('NUMBER_OUT_OF_RANGE', `The ${what} is ${number}: give ${least} to ${most}.`);
}
