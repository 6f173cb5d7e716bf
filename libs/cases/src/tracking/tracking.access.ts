import { anyone } from '@mashang/platform-identity';

const byReceipt = anyone('number and query code of the receipt open the case, wrong codes are limited');

export const trackingAccess = { Query: { trackCase: byReceipt } } as const;
