import * as fc from 'fast-check';
import type { AccessRule } from './access-rule';
import { anyone, either, inOwnDepartment, signedIn, withRole, withScope } from './access-rule';
import type { Principal } from './principal';
import { ANONYMOUS, ROLES } from './principal';
import { SCOPES } from './roles';

interface Row {
  readonly department: string;
}

const DEPARTMENTS = ['GS-LAND', 'GS-CONSTRUCTION', 'GS-SOCIAL-AFFAIRS'] as const;
const department = fc.constantFrom(...DEPARTMENTS);
const row: fc.Arbitrary<Row> = fc.record({ department });

const principal: fc.Arbitrary<Principal> = fc.oneof(
  { weight: 1, arbitrary: fc.constant(ANONYMOUS) },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        subject: fc.constantFrom('a', 'b'),
        displayName: fc.constant('somebody'),
        roles: fc.subarray([...ROLES]),
        scopes: fc.subarray<string>([...SCOPES]),
        divisionCodes: fc.constant([]),
        departmentCode: department,
      },
      { requiredKeys: ['subject', 'displayName', 'roles', 'scopes', 'divisionCodes'] },
    ),
  },
);

const simpleRule: fc.Arbitrary<AccessRule<Row>> = fc.oneof(
  fc.constant(anyone('published by law')),
  fc.constant(signedIn),
  fc.constantFrom(...SCOPES).map(withScope),
  fc.constantFrom(...ROLES).map((role) => withRole(role)),
);
const rule = fc.oneof(
  simpleRule,
  simpleRule.map((inner) => inOwnDepartment(inner, ({ department: code }) => code)),
);

/** What a guard does with a rule: in at the door, and then to the row. */
function reaches(candidate: AccessRule<Row>, caller: Principal, target: Row): boolean {
  return candidate.admits(caller) && (candidate.admitsRow?.(caller, target) ?? true);
}

describe('either', () => {
  it('admits whom one of its rules admits, and nobody else', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), principal, (rules, caller) => {
        expect(either(...rules).admits(caller)).toBe(rules.some((one) => one.admits(caller)));
      }),
    );
  });

  it('reaches the rows that one of its rules reaches by itself: never in by one rule and to the row by another', () => {
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 4 }), principal, row, (rules, caller, target) => {
        expect(reaches(either(...rules), caller, target)).toBe(rules.some((one) => reaches(one, caller, target)));
      }),
    );
  });

  it('says every way in', () => {
    expect(either(withScope('audit:read'), withRole('ANALYST', 'AUDITOR')).describe).toBe(
      'scope audit:read; or role ANALYST or AUDITOR',
    );
  });
});

describe('inOwnDepartment', () => {
  const clerks = inOwnDepartment<Row>(withRole('WINDOW_CLERK'), ({ department: code }) => code);

  it('reaches rows of the own department only, and no row that the narrowed rule does not reach', () => {
    fc.assert(
      fc.property(rule, principal, row, (inner, caller, target) => {
        const narrowed = inOwnDepartment(inner, ({ department: code }) => code);
        expect(reaches(narrowed, caller, target)).toBe(
          reaches(inner, caller, target) && caller.departmentCode === target.department,
        );
      }),
    );
  });

  it('refuses everybody who serves in no department', () => {
    fc.assert(
      fc.property(principal, row, (caller, target) => {
        const { departmentCode: _none, ...without } = caller;
        expect(reaches(clerks, without, target)).toBe(false);
      }),
    );
  });

  it('says that it narrows', () => {
    expect(clerks.describe).toBe("role WINDOW_CLERK, in the caller's own department");
  });
});

describe('the simple rules', () => {
  it('admit nobody anonymous, except anyone(...), which says why', () => {
    const closed = [signedIn, ...SCOPES.map(withScope), ...ROLES.map((role) => withRole(role))];

    expect(closed.filter((one) => one.admits(ANONYMOUS))).toEqual([]);
    expect(anyone('published by law').admits(ANONYMOUS)).toBe(true);
    expect(anyone('published by law').describe).toBe('anyone: published by law');
  });

  it('ask for the scope or the role by its whole name', () => {
    const caller: Principal = { ...ANONYMOUS, subject: 'a', scopes: ['cases:read-own'], roles: ['CITIZEN'] };

    expect(withScope('cases:read').admits(caller)).toBe(false);
    expect(withScope('cases:read-own').admits(caller)).toBe(true);
    expect(withRole('AUDITOR', 'CITIZEN').admits(caller)).toBe(true);
    expect(withRole('AUDITOR').admits(caller)).toBe(false);
  });
});
