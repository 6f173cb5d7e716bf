import { DomainError } from './domain-error';

/** Text that is no 12-digit division code. */
export const MALFORMED_DIVISION_CODE = 'MALFORMED_DIVISION_CODE';

/**
 * A 12-digit statistical division code (统计用区划代码): 2 digits province, 2 city, 2 county, 3 township, 3 village;
 * a division above the village has zeros for what lies below it. Villagers' groups and hamlets have no such code; see
 * `isHamletCode`.
 */
export type DivisionCode = string;

export const DIVISION_LEVELS = ['PROVINCE', 'CITY', 'COUNTY', 'TOWNSHIP', 'VILLAGE'] as const;

export type DivisionLevel = (typeof DIVISION_LEVELS)[number];

const LENGTH = 12;

/** How many digits name a division of each level, from the province down. */
const SIGNIFICANT_DIGITS = [
  { level: 'PROVINCE', digits: 2 },
  { level: 'CITY', digits: 4 },
  { level: 'COUNTY', digits: 6 },
  { level: 'TOWNSHIP', digits: 9 },
  { level: 'VILLAGE', digits: LENGTH },
] as const satisfies readonly { readonly level: DivisionLevel; readonly digits: number }[];

type Significance = (typeof SIGNIFICANT_DIGITS)[number];

function significance(code: DivisionCode): Significance {
  // Every code qualifies as a village at the latest, so the fallback only satisfies the type.
  return (
    SIGNIFICANT_DIGITS.find(({ digits }) => /^0*$/.test(code.slice(digits))) ?? { level: 'VILLAGE', digits: LENGTH }
  );
}

// Zeros stand only below a division's own level, with one gap allowed: a few cities have no counties (4419…, 东莞), and
// their townships carry county digits 00.
const FORM = /^[1-8]\d(?:0{10}|(?!00)\d{2}\d{2}(?:0{6}|(?!000)\d{3}\d{3}))$/;

function isValid(text: string): boolean {
  return FORM.test(text);
}

function parse(text: string): DivisionCode {
  if (!isValid(text)) {
    throw new DomainError(
      MALFORMED_DIVISION_CODE,
      'Not a division code: write 12 digits (province 2, city 2, county 2, township 3, village 3), zeros below it.',
    );
  }
  return text;
}

function levelOf(code: DivisionCode): DivisionLevel {
  return significance(code).level;
}

/** The digits that the division shares with all below it. */
function prefixOf(code: DivisionCode): string {
  return code.slice(0, significance(code).digits);
}

/** The division directly above; null above a province. */
function parentOf(code: DivisionCode): DivisionCode | null {
  const { digits } = significance(code);
  const above = SIGNIFICANT_DIGITS.findLast((candidate) => candidate.digits < digits);
  return above === undefined ? null : code.slice(0, above.digits).padEnd(LENGTH, '0');
}

/** The township that a township or what lies in it belongs to, e.g. 350199101000; a division above townships is answered as itself. */
function townshipOf(code: DivisionCode): DivisionCode {
  return code.slice(0, 9).padEnd(LENGTH, '0');
}

/** Whether `code` is the ancestor itself or lies below it. */
function contains(ancestor: DivisionCode, code: DivisionCode): boolean {
  return code.startsWith(prefixOf(ancestor));
}

export const DivisionCode = { parse, isValid, levelOf, parentOf, townshipOf, prefixOf, contains } as const;

/**
 * The code of a villagers' group or hamlet (村民小组、自然村): its village's code and two digits more, which the township gives.
 * The statistical code ends at the village and nothing is counted below it, so this is no `DivisionCode`.
 */
export function isHamletCode(text: string): boolean {
  const village = text.slice(0, LENGTH);
  return /^\d{2}$/.test(text.slice(LENGTH)) && isValid(village) && levelOf(village) === 'VILLAGE';
}
