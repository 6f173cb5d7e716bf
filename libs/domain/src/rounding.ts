/**
 * How digits are dropped; negative numbers mirror positive ones.
 * `HALF_UP`: half away from zero (四舍五入). `HALF_EVEN`: half to the even neighbour (四舍六入五成双). `DOWN`: cut off (截断).
 */
export const ROUNDINGS = ['HALF_UP', 'HALF_EVEN', 'DOWN'] as const;

export type Rounding = (typeof ROUNDINGS)[number];
