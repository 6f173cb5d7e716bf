import { anyone } from '@mashang/platform-identity';

const publicHall = anyone('the hall, its windows and its opening are public (政务公开)');

export const serviceCenterAccess = {
  Query: { serviceCenter: publicHall },
  references: { ServiceCenter: publicHall, ServiceWindow: publicHall },
} as const;
