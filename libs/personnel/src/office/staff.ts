import { divisionRange } from '@mashang/domain';
import type { AccessRule, Principal } from '@mashang/platform-identity';
import { OfficeError } from './office.errors';

/** Whoever serves the township, whatever the role: what one does in one's own name needs no other permission. */
export const staffMember: AccessRule = { describe: 'a member of staff', admits: ({ staffNo }) => staffNo !== undefined };

/** Whether a division is one the person is responsible for, or lies below one. */
export function answersFor({ divisionCodes }: Principal, divisionCode: string): boolean {
  return divisionCodes.map(divisionRange).some(({ from, to }) => from <= divisionCode && divisionCode <= to);
}

/** Narrows a rule to the divisions that the caller is responsible for: no township reaches into another. */
export function inOwnDivision<Row extends { readonly divisionCode: string }>(rule: AccessRule<Row>): AccessRule<Row> {
  return {
    describe: `${rule.describe}, in a division the caller is responsible for`,
    admits: rule.admits,
    admitsRow: (principal, row) => answersFor(principal, row.divisionCode) && (rule.admitsRow?.(principal, row) ?? true),
  };
}

/** The first nine digits of a division code name the township. */
function townshipOf(divisionCode: string): string {
  return divisionCode.slice(0, 9);
}

/** Narrows a rule to the township that the caller serves, be it from one of its villages. */
export function inOwnTownship<Row extends { readonly divisionCode: string }>(rule: AccessRule<Row>): AccessRule<Row> {
  return {
    describe: `${rule.describe}, in the caller's own township`,
    admits: rule.admits,
    admitsRow: (principal, row) =>
      principal.divisionCodes.some((code) => townshipOf(code) === townshipOf(row.divisionCode)) && (rule.admitsRow?.(principal, row) ?? true),
  };
}

/** The caller's staff number; refuses with `STAFF_NUMBER_MISSING` who has none, because somebody must answer for it. */
export function staffNoOf({ staffNo }: Principal): string {
  if (staffNo === undefined) throw new OfficeError('STAFF_NUMBER_MISSING', 'Somebody must answer for this: sign in as a member of staff.');
  return staffNo;
}
