import type { AccessRule } from '@mashang/platform-identity';
import { anyone, inOwnDivision, withRole } from '@mashang/platform-identity';

const publicOffices = anyone('a township must show which bodies serve it (行政许可法 §30)');

/** Which bodies a township has, what they are called and who heads them is decided by its leaders. */
export const keepDepartments: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(withRole('TOWNSHIP_LEADER'));

export const departmentAccess = {
  Query: { department: publicOffices, departments: publicOffices },
  Mutation: { appointDepartmentHead: keepDepartments, establishDepartment: keepDepartments, renameDepartment: keepDepartments },
  references: { Department: publicOffices },
} as const;
