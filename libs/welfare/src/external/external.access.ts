import { anyone } from '@mashang/platform-identity';

export const externalAccess = { references: { Division: anyone('only a key arrives here; each field guards itself') } } as const;
