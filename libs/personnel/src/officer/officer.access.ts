import { anyone } from '@mashang/platform-identity';

const namedBadge = anyone('officers serve under their name (挂牌上岗, 五公开: 工作人员情况)');

export const officerAccess = {
  Query: { officer: namedBadge },
  references: { Officer: namedBadge },
} as const;
