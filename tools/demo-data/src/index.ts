export type { DemoYearOptions } from './load-demo-year';
export { loadDemoYear } from './load-demo-year';
export { WORLD } from './business-time';
export { TOWNSHIP, VILLAGES } from './place';
