import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const WORKSPACE = join(__dirname, '..', '..', '..');

/** The subgraphs in the order in which they are listed everywhere. */
export const SUBGRAPHS = ['cases', 'personnel', 'projects', 'welfare'] as const;

export type SubgraphName = (typeof SUBGRAPHS)[number];

export const SHARED_SDL = join(WORKSPACE, 'libs/platform/subgraph/src/shared/shared.graphql');

/** The `*.graphql` files below a folder, sorted, so that the text made of them does not depend on the file system. */
export function sdlFilesBelow(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => join(folder, name));
}

/** The SDL of one subgraph's own files, without the shared value types. */
export function ownSdl(subgraph: SubgraphName): string {
  const files = sdlFilesBelow(join(WORKSPACE, 'libs', subgraph, 'src'));
  if (files.length === 0) throw new Error(`libs/${subgraph}/src holds no *.graphql file`);
  return files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n');
}

export function sharedSdl(): string {
  return readFileSync(SHARED_SDL, 'utf8').trim();
}
