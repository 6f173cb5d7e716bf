import { divisionRange } from '@mashang/domain';
import type { Principal, Role } from './principal';
import { isAuthenticated } from './principal';

/**
 * One cell of an access table: who may enter, and which rows they may touch. Both halves are pure.
 * `describe` is the sentence that a refusal and the documentation print.
 */
export interface AccessRule<Row = unknown> {
  readonly describe: string;
  readonly admits: (principal: Principal) => boolean;
  /** Absent means every row. */
  readonly admitsRow?: (principal: Principal, row: Row) => boolean;
}

/** Open to the public; the reason is part of the rule, because public is a decision and never an absence. */
export function anyone(reason: string): AccessRule {
  return { describe: `anyone: ${reason}`, admits: () => true };
}

export const signedIn: AccessRule = { describe: 'anyone signed in', admits: isAuthenticated };

export function withScope(scope: string): AccessRule {
  return { describe: `scope ${scope}`, admits: (principal) => principal.scopes.includes(scope) };
}

export function withRole(...roles: readonly Role[]): AccessRule {
  return { describe: `role ${roles.join(' or ')}`, admits: (principal) => principal.roles.some((role) => roles.includes(role)) };
}

/** Narrows a rule to rows of the caller's own department. */
export function inOwnDepartment<Row>(rule: AccessRule<Row>, departmentOf: (row: Row) => string): AccessRule<Row> {
  return {
    describe: `${rule.describe}, in the caller's own department`,
    admits: rule.admits,
    admitsRow: (principal, row) => principal.departmentCode === departmentOf(row) && (rule.admitsRow?.(principal, row) ?? true),
  };
}

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

/** Narrows a rule to rows that name the caller; whoever has no staff number reaches none. */
export function inPerson<Row>(rule: AccessRule<Row>, staffNoOf: (row: Row) => string | null): AccessRule<Row> {
  return {
    describe: `${rule.describe}, in person`,
    admits: rule.admits,
    admitsRow: (principal, row) =>
      principal.staffNo !== undefined && principal.staffNo === staffNoOf(row) && (rule.admitsRow?.(principal, row) ?? true),
  };
}

/** Whether a rule lets somebody touch a row: the entrance and the row in one, for lists and fields that leave out what they may not show. */
export function permits<Row>({ admits, admitsRow }: AccessRule<Row>, principal: Principal, row: Row): boolean {
  return admits(principal) && (admitsRow?.(principal, row) ?? true);
}

/** Admits whom any of the rules admits; a row is admitted by a rule that also admits the caller. */
export function either<Row>(...rules: readonly AccessRule<Row>[]): AccessRule<Row> {
  return {
    describe: rules.map((rule) => rule.describe).join('; or '),
    admits: (principal) => rules.some((rule) => rule.admits(principal)),
    admitsRow: (principal, row) => rules.some((rule) => permits(rule, principal, row)),
  };
}
