import { anyone } from '@mashang/platform-identity';

const namedBadge = anyone('whoever comes may know who serves there (挂牌上岗)');

export const externalAccess = { references: { AgencyPoint: namedBadge, ServiceWindow: namedBadge } } as const;
