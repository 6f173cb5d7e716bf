import { anyone } from '@mashang/platform-identity';

const publicOffices = anyone('a township must show which bodies serve it (行政许可法 §30)');

export const departmentAccess = {
  Query: { department: publicOffices, departments: publicOffices },
  references: { Department: publicOffices },
} as const;
