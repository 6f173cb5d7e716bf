import { anyone } from '@mashang/platform-identity';

const publicPolicy = anyone('programmes, rules and their basis are published policy (政策公开)');

export const programmeAccess = {
  Query: { programmes: publicPolicy },
  references: { Programme: publicPolicy },
} as const;
