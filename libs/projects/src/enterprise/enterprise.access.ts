import { anyone } from '@mashang/platform-identity';

export const enterpriseAccess = {
  references: { Enterprise: anyone('the names of enterprises that invest in key projects are published with the list') },
} as const;
