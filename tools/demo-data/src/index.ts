export type { DemoYearOptions } from './load-demo-year';
export { loadDemoYear } from './load-demo-year';
