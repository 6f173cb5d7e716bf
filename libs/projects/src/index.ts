export { projectsSubgraph } from './projects.subgraph';
