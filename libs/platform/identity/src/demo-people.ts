import { DomainError } from '@mashang/domain';
import type { Role } from './principal';
import type { Scope } from './roles';

/** Somebody whom the local issuer can make a token for. Invented people; none exists. */
export interface DemoPerson {
  /** What `--as` and the browser's choice call the person. */
  readonly name: string;
  readonly displayName: string;
  readonly roles: readonly Role[];
  readonly staffNo?: string;
  /** One of the demo township's departments. */
  readonly departmentCode?: string;
  readonly divisionCodes: readonly string[];
  /** Beyond those of the roles. */
  readonly scopes?: readonly Scope[];
}

/** The demo township (乡镇). */
const TOWNSHIP = '350199101000';

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { name: 'citizen', displayName: 'Citizen (群众)', roles: ['CITIZEN'], divisionCodes: [] },
  {
    name: 'window-clerk',
    displayName: 'Window clerk (窗口工作人员)',
    roles: ['WINDOW_CLERK'],
    staffNo: 'GS-D-0001',
    departmentCode: 'GS-SOCIAL-AFFAIRS',
    divisionCodes: [TOWNSHIP],
  },
  {
    name: 'department-head',
    displayName: 'Department head (部门负责人)',
    roles: ['DEPARTMENT_HEAD'],
    staffNo: 'GS-D-0002',
    departmentCode: 'GS-SOCIAL-AFFAIRS',
    // The head of the social affairs office answers for who gets welfare, so she sees whose household it is.
    scopes: ['welfare:member'],
    divisionCodes: [TOWNSHIP],
  },
  {
    name: 'township-leader',
    displayName: 'Township leader (乡镇领导)',
    roles: ['TOWNSHIP_LEADER'],
    staffNo: 'GS-D-0003',
    divisionCodes: [TOWNSHIP],
  },
  {
    name: 'analyst',
    displayName: 'Analyst (统计分析员)',
    roles: ['ANALYST'],
    staffNo: 'GS-D-0004',
    divisionCodes: [TOWNSHIP],
  },
  {
    name: 'auditor',
    displayName: 'Auditor (审计员)',
    roles: ['AUDITOR'],
    staffNo: 'GS-D-0005',
    divisionCodes: [TOWNSHIP],
  },
  {
    // A village cadre: takes matters in for the citizens and serves in no department, so no case is theirs to decide.
    name: 'village-agent',
    displayName: 'Village agent (村代办员)',
    roles: ['WINDOW_CLERK'],
    staffNo: 'GS-D-0006',
    divisionCodes: [TOWNSHIP],
  },
];

/** @throws {DomainError} `UNKNOWN_DEMO_PERSON`, naming those there are. */
export function demoPersonNamed(name: string, people: readonly DemoPerson[] = DEMO_PEOPLE): DemoPerson {
  const person = people.find((candidate) => candidate.name === name);
  if (person === undefined) {
    const names = people.map((candidate) => candidate.name);
    throw new DomainError(
      'UNKNOWN_DEMO_PERSON',
      `There is no demo person of that name; choose one of ${names.join(', ')}.`,
      {
        names,
      },
    );
  }
  return person;
}
