export { welfareSubgraph } from './welfare.subgraph';
