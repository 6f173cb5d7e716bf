/** The demo people's and the townships' roles. A role is a bundle of scopes (`roles.ts`) and a name in access tables. */
export const ROLES = [
  'CITIZEN',
  'WINDOW_CLERK',
  'DEPARTMENT_HEAD',
  'TOWNSHIP_LEADER',
  'ANALYST',
  'AUDITOR',
] as const;

export type Role = (typeof ROLES)[number];

/**
 * Who is asking: plain JSON, frozen, the only thing about the caller that crosses from gateway to subgraph.
 * It holds no token and no personal number.
 */
export interface Principal {
  /** The issuer's stable subject, unique per issuer; `anonymous` for nobody. */
  readonly subject: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly scopes: readonly string[];
  /** The staff number of an officer; absent for citizens and machines. */
  readonly staffNo?: string;
  /** The department the officer serves in; row rules compare rows with it. */
  readonly departmentCode?: string;
  /** The divisions the person is responsible for; a township covers its villages. */
  readonly divisionCodes: readonly string[];
}

/** The caller who showed no token. Deny by default means that only `anyone(...)` rules admit it. */
export const ANONYMOUS: Principal = Object.freeze({
  subject: 'anonymous',
  displayName: 'anonymous',
  roles: Object.freeze([]),
  scopes: Object.freeze([]),
  divisionCodes: Object.freeze([]),
});

export function isAuthenticated(principal: Principal): boolean {
  return principal.subject !== ANONYMOUS.subject;
}
