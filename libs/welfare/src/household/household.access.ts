import { withScope } from '@mashang/platform-identity';

const welfareStaff = withScope('welfare:read');

export const householdAccess = {
  Query: { household: welfareStaff, households: welfareStaff },
  references: { Household: welfareStaff, Resident: withScope('welfare:member') },
} as const;
