import { withScope } from '@mashang/platform-identity';

/** Who is away when is a matter of the house; the public sees who is on duty now. */
export const readCoverage = withScope('personnel:read');

export const coverageAccess = { Query: { coverage: readCoverage } } as const;
