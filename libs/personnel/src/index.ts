export { personnelSubgraph } from './personnel.subgraph';
