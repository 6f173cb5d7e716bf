import { anyone } from '@mashang/platform-identity';

const publicGuide = anyone('items, conditions, procedure, limits and basis must be displayed (行政许可法 §30)');

export const serviceItemAccess = {
  Query: { serviceItem: publicGuide, serviceItems: publicGuide },
  references: { ServiceItem: publicGuide },
} as const;
