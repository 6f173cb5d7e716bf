import { ROLES } from './principal';
import { ROLE_SCOPES, SCOPES, scopesOf } from './roles';

describe('the roles', () => {
  it('have exactly these scopes', () => {
    const grid = ROLES.map((role) => [role, SCOPES.filter((scope) => ROLE_SCOPES[role].includes(scope)).join(' ')]);

    expect(Object.fromEntries(grid)).toEqual({
      CITIZEN: '',
      WINDOW_CLERK: 'personnel:read cases:read cases:write welfare:read welfare:write statistics:read',
      DEPARTMENT_HEAD:
        'personnel:read personnel:write cases:read cases:write welfare:read welfare:write ' +
        'projects:read projects:write statistics:read',
      TOWNSHIP_LEADER:
        'personnel:read personnel:write cases:read welfare:read projects:read projects:write statistics:read',
      ANALYST: 'personnel:read projects:read statistics:read',
      AUDITOR: 'personnel:read cases:read welfare:read projects:read statistics:read audit:read',
    });
  });

  it('let an auditor change nothing', () => {
    expect(ROLE_SCOPES.AUDITOR.filter((scope) => scope.endsWith(':write'))).toEqual([]);
  });

  it('give nobody personal numbers in clear', () => {
    expect(ROLES.filter((role) => ROLE_SCOPES[role].includes('pii:unmask'))).toEqual([]);
  });

  it('add up, each scope once', () => {
    expect(scopesOf(['ANALYST', 'AUDITOR'])).toEqual([
      'audit:read',
      'cases:read',
      'personnel:read',
      'projects:read',
      'statistics:read',
      'welfare:read',
    ]);
    expect(scopesOf([])).toEqual([]);
  });
});
