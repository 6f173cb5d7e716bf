import { signedIn } from '@mashang/platform-identity';

export const onlineApplicationAccess = { Mutation: { submitApplication: signedIn } } as const;
