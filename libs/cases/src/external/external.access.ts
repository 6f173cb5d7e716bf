import { anyone } from '@mashang/platform-identity';

const onlyAKey = anyone('only a key arrives here; each field guards itself');

export const externalAccess = { references: { Division: onlyAKey, Department: onlyAKey, Officer: onlyAKey } } as const;
