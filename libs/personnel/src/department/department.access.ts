import type { AccessRule } from '@mashang/platform-identity';
import { anyone, inOwnDivision, withRole } from '@mashang/platform-identity';

const publicOffices = anyone('a township must show which bodies serve it (行政许可法 §30)');

/** Who heads a department is decided by the leaders of its township. */
export const appointHead: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(withRole('TOWNSHIP_LEADER'));

/** Which bodies a township has, and what they are called, is decided by its leaders. */
export const keepRegister: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(withRole('TOWNSHIP_LEADER'));

export const departmentAccess = {
  Query: { department: publicOffices, departments: publicOffices },
  Mutation: { appointDepartmentHead: appointHead, establishDepartment: keepRegister, renameDepartment: keepRegister },
  references: { Department: publicOffices },
} as const;
