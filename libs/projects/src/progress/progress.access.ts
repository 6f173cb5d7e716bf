import { withScope } from '@mashang/platform-identity';

export const progressAccess = {
  Mutation: { reportMonthlyProgress: withScope('projects:write') },
} as const;
