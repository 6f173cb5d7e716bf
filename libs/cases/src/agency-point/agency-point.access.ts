import { anyone } from '@mashang/platform-identity';

export const agencyPointAccess = {
  references: { AgencyPoint: anyone('residents must know where their village takes requests (政务公开)') },
} as const;
