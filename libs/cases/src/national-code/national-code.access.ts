import { anyone } from '@mashang/platform-identity';

export const nationalCodeAccess = {
  Query: { codeTables: anyone('the codes of a published national standard') },
} as const;
