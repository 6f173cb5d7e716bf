export { casesSubgraph } from './cases.subgraph';
