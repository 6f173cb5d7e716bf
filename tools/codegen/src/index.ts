export type { SubgraphName } from './sdl-files';
export { ownSdl, sharedSdl, SUBGRAPHS, WORKSPACE } from './sdl-files';
