export type { CasesOptions } from './cases.context';
export { casesSubgraph } from './cases.subgraph';
