import { anyone, either, withScope } from '@mashang/platform-identity';

const namedBadge = anyone('whoever comes may know who serves there (挂牌上岗)');

/** Who is where when, beyond the badge of this moment, is a matter of the house. */
export const askAnyInstant = either(withScope('personnel:read'));

export const externalAccess = { references: { AgencyPoint: namedBadge, ServiceWindow: namedBadge } } as const;
