import { ANONYMOUS } from './principal';
import { parsePrincipal } from './principal-schema';

const CLERK = {
  subject: 'demo:window-clerk',
  displayName: '窗口工作人员',
  roles: ['WINDOW_CLERK'],
  scopes: ['cases:read'],
  staffNo: 'GS-D-0001',
  departmentCode: 'GS-SOCIAL-AFFAIRS',
  divisionCodes: ['350199101000'],
};

describe('parsePrincipal', () => {
  it('gives the same principal back after a way as JSON, frozen to the bottom', () => {
    const principal = parsePrincipal(JSON.parse(JSON.stringify(CLERK)));

    expect(principal).toEqual(CLERK);
    expect([principal, principal.roles, principal.scopes, principal.divisionCodes].every(Object.isFrozen)).toBe(true);
  });

  it('gives ANONYMOUS itself back', () => {
    expect(parsePrincipal(JSON.parse(JSON.stringify(ANONYMOUS)))).toBe(ANONYMOUS);
  });

  it.each([
    ['a role', { roles: ['AUDITOR'] }],
    ['a scope', { scopes: ['cases:read'] }],
    ['a division', { divisionCodes: ['350199101000'] }],
    ['a staff number', { staffNo: 'GS-D-0001' }],
    ['a department', { departmentCode: 'GS-LAND' }],
  ])('refuses an anonymous caller with %s', (_power, power) => {
    expect(() => parsePrincipal({ ...ANONYMOUS, ...power })).toThrow('anonymous');
  });

  it.each([
    ['an unknown role', { roles: ['EMPEROR'] }],
    ['an empty subject', { subject: '' }],
    ['a field that principals do not have', { token: 'x' }],
    ['more scopes than a header can carry', { scopes: Array.from({ length: 65 }, (_, index) => `scope:${index}`) }],
    ['divisions that are no list', { divisionCodes: '350199101000' }],
  ])('refuses %s', (_case, changed) => {
    expect(() => parsePrincipal({ ...CLERK, ...changed })).toThrow();
  });
});
