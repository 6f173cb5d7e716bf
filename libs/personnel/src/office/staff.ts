import { DivisionCode } from '@mashang/domain';
import type { AccessRule, Principal } from '@mashang/platform-identity';
import { OfficeError } from './office.errors';

/** Whoever serves the township, whatever the role: what one does in one's own name needs no other permission. */
export const staffMember: AccessRule = { describe: 'a member of staff', admits: ({ staffNo }) => staffNo !== undefined };

/** Narrows a rule to the township that the caller serves, be it from one of its villages. */
export function inOwnTownship<Row extends { readonly divisionCode: string }>(rule: AccessRule<Row>): AccessRule<Row> {
  return {
    describe: `${rule.describe}, in the caller's own township`,
    admits: rule.admits,
    admitsRow: (principal, row) =>
      principal.divisionCodes.some((code) => DivisionCode.townshipOf(code) === DivisionCode.townshipOf(row.divisionCode)) && (rule.admitsRow?.(principal, row) ?? true),
  };
}

/** The caller's staff number; refuses with `STAFF_NUMBER_MISSING` who has none, because somebody must answer for it. */
export function staffNoOf({ staffNo }: Principal): string {
  if (staffNo === undefined) throw new OfficeError('STAFF_NUMBER_MISSING', 'Somebody must answer for this: sign in as a member of staff.');
  return staffNo;
}
