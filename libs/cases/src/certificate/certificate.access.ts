import { anyone } from '@mashang/platform-identity';

const whoHoldsOne = anyone('whoever is shown a certificate may verify it; nothing of its holder is told');

export const certificateAccess = { Query: { certificate: whoHoldsOne } } as const;
