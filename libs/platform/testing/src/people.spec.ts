import { scopesOf } from '@mashang/platform-identity';
import { person } from './people';

describe('a person in a test', () => {
  it.each([
    ['CITIZEN', person.citizen()],
    ['WINDOW_CLERK', person.windowClerk()],
    ['DEPARTMENT_HEAD', person.departmentHead()],
    ['TOWNSHIP_LEADER', person.townshipLeader()],
    ['ANALYST', person.analyst()],
    ['AUDITOR', person.auditor()],
  ] as const)('has the role %s, its scopes and a subject of its own', (role, principal) => {
    expect(principal).toMatchObject({ roles: [role], scopes: scopesOf([role]) });
    expect(principal.subject).toContain(role.toLowerCase().replaceAll('_', '-'));
  });

  it('is changed where the test says', () => {
    expect(person.windowClerk({ departmentCode: 'LAND', subject: 'test:li' })).toMatchObject({
      departmentCode: 'LAND',
      subject: 'test:li',
      roles: ['WINDOW_CLERK'],
    });
  });
});
