import type { Role } from './principal';

/** Every scope that our own subgraphs ask for. A department's own may ask for others, so a token may carry more. */
export const SCOPES = [
  'personnel:read',
  'personnel:write',
  'cases:read',
  'cases:write',
  'welfare:read',
  'welfare:write',
  /** Personal data of household members. */
  'welfare:member',
  'projects:read',
  'projects:write',
  'statistics:read',
  'audit:read',
  /** Personal numbers in clear. No role carries it: it is granted to a person, for a purpose, by the issuer. */
  'pii:unmask',
] as const;

export type Scope = (typeof SCOPES)[number];

const EVERY_DOMAIN_READ = ['personnel:read', 'cases:read', 'welfare:read', 'projects:read'] as const;

const WINDOW_CLERK = [
  'cases:read',
  'cases:write',
  'personnel:read',
  'welfare:read',
  'welfare:write',
  'statistics:read',
] as const;

/** What each role may do. The only place where roles turn into scopes. */
export const ROLE_SCOPES: Readonly<Record<Role, readonly Scope[]>> = Object.freeze({
  /** Sees what is public; a case by its number and query code, and own drafts by a row rule that compares subjects. */
  CITIZEN: Object.freeze([]),
  WINDOW_CLERK: Object.freeze([...WINDOW_CLERK]),
  DEPARTMENT_HEAD: Object.freeze([...WINDOW_CLERK, 'projects:read', 'projects:write', 'personnel:write'] as const),
  TOWNSHIP_LEADER: Object.freeze([
    ...EVERY_DOMAIN_READ,
    'statistics:read',
    'personnel:write',
    'projects:write',
  ] as const),
  /** Figures, never rows about persons: no `cases:read`, no `welfare:read`. */
  ANALYST: Object.freeze(['statistics:read', 'personnel:read', 'projects:read'] as const),
  AUDITOR: Object.freeze([...EVERY_DOMAIN_READ, 'statistics:read', 'audit:read'] as const),
});

/** The scopes of all the roles together, sorted, each once. */
export function scopesOf(roles: readonly Role[]): readonly Scope[] {
  return [...new Set(roles.flatMap((role) => ROLE_SCOPES[role]))].sort();
}
