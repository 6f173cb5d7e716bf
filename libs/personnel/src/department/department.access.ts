import { anyone, withRole } from '@mashang/platform-identity';

const publicOffices = anyone('a township must show which bodies serve it (行政许可法 §30)');

export const departmentAccess = {
  Query: { department: publicOffices, departments: publicOffices },
  Mutation: { appointDepartmentHead: withRole('TOWNSHIP_LEADER') },
  references: { Department: publicOffices },
} as const;
