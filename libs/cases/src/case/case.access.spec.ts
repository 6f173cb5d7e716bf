import type { AccessRule } from '@mashang/platform-identity';
import { ANONYMOUS } from '@mashang/platform-identity';
import { person } from '@mashang/platform-testing';
import type { CaseRow } from './case.access';
import { readCase, visibleDepartment, writeCase } from './case.access';

const own: CaseRow = { departmentCode: 'GS-LAND' };
const foreign: CaseRow = { departmentCode: 'GS-CONSTRUCTION' };

const PEOPLE = {
  anonymous: ANONYMOUS,
  citizen: person.citizen(),
  windowClerk: person.windowClerk({ departmentCode: 'GS-LAND' }),
  departmentHead: person.departmentHead({ departmentCode: 'GS-LAND' }),
  townshipLeader: person.townshipLeader(),
  analyst: person.analyst(),
  auditor: person.auditor(),
};

const may = (rule: AccessRule<CaseRow>, who: keyof typeof PEOPLE, row: CaseRow): boolean =>
  rule.admits(PEOPLE[who]) && (rule.admitsRow?.(PEOPLE[who], row) ?? true);

describe('case access', () => {
  it.each([
    // who, read own, read foreign, write own, write foreign
    ['anonymous', false, false, false, false],
    ['citizen', false, false, false, false],
    ['windowClerk', true, false, true, false],
    ['departmentHead', true, false, true, false],
    ['townshipLeader', true, true, false, false],
    ['analyst', false, false, false, false],
    ['auditor', true, true, false, false],
  ] as const)('%s: read own %s, read foreign %s, write own %s, write foreign %s', (who, readOwn, readForeign, writeOwn, writeForeign) => {
    expect([may(readCase, who, own), may(readCase, who, foreign), may(writeCase, who, own), may(writeCase, who, foreign)]).toEqual([
      readOwn,
      readForeign,
      writeOwn,
      writeForeign,
    ]);
  });

  it('narrows lists to the own department, and to nothing for an officer without one', () => {
    expect(visibleDepartment(PEOPLE.windowClerk)).toBe('GS-LAND');
    expect(visibleDepartment(PEOPLE.auditor)).toBeNull();
    const { departmentCode: _, ...withoutDepartment } = person.windowClerk();
    expect(visibleDepartment(withoutDepartment)).toBe('');
  });
});
