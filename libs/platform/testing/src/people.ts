import type { Principal, Role } from '@mashang/platform-identity';
import { scopesOf } from '@mashang/platform-identity';

/** What a test says about a person beyond the role. Naming `scopes` replaces those of the role. */
export type PrincipalChanges = Partial<Omit<Principal, 'roles'>>;

/** The invented township that tests and demo data share. */
const TOWNSHIP = '350199101000';

function someone(role: Role, base: PrincipalChanges, changes: PrincipalChanges): Principal {
  const subject = `test:${role.toLowerCase().replaceAll('_', '-')}`;
  return Object.freeze({
    subject,
    displayName: subject,
    roles: Object.freeze([role]),
    scopes: scopesOf([role]),
    divisionCodes: Object.freeze([TOWNSHIP]),
    ...base,
    ...changes,
  });
}

/**
 * People by role, with the scopes of the role; `person.windowClerk({ departmentCode: 'GS-LAND' })` changes what the test
 * is about.
 */
export const person = {
  citizen: (changes: PrincipalChanges = {}) => someone('CITIZEN', { divisionCodes: [] }, changes),
  windowClerk: (changes: PrincipalChanges = {}) =>
    someone('WINDOW_CLERK', { staffNo: 'T-0001', departmentCode: 'GS-SOCIAL-AFFAIRS' }, changes),
  departmentHead: (changes: PrincipalChanges = {}) =>
    someone('DEPARTMENT_HEAD', { staffNo: 'T-0002', departmentCode: 'GS-SOCIAL-AFFAIRS' }, changes),
  townshipLeader: (changes: PrincipalChanges = {}) => someone('TOWNSHIP_LEADER', { staffNo: 'T-0003' }, changes),
  analyst: (changes: PrincipalChanges = {}) => someone('ANALYST', { staffNo: 'T-0004' }, changes),
  auditor: (changes: PrincipalChanges = {}) => someone('AUDITOR', { staffNo: 'T-0005' }, changes),
} as const;
