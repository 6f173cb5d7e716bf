import type { AccessRule } from '@mashang/platform-identity';
import { either, inOwnDepartment, inOwnDivision, inPerson, withRole, withScope } from '@mashang/platform-identity';
import type { OfficerEntity } from '../officer/officer.entity';

type OfficerRow = Pick<OfficerEntity, 'staffNo' | 'departmentCode' | 'divisionCode'>;

/** Whoever answers for the officer: the head of the department, the leader of the township. */
export const manageAttendanceRule: AccessRule<OfficerRow> = either(
  inOwnDivision(withRole('TOWNSHIP_LEADER')),
  inOwnDepartment(withRole('DEPARTMENT_HEAD'), (row: OfficerRow) => row.departmentCode ?? ''),
);

const ownAttendanceRule: AccessRule<OfficerRow> = inPerson(withScope('personnel:read'), (row: OfficerRow) => row.staffNo);

export const readAttendanceRule: AccessRule<OfficerRow> = either(ownAttendanceRule, manageAttendanceRule);

export const attendanceAccess = {
  Query: { attendance: readAttendanceRule },
  Mutation: {
    checkInAttendance: ownAttendanceRule,
    checkOutAttendance: ownAttendanceRule,
    recordAway: manageAttendanceRule,
    correctAttendance: manageAttendanceRule,
  },
} as const;
