export { openPersonalNumbers } from './keys';
export type { Township } from './township';
export { startTownship } from './township';
