import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, extname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'esbuild';

/** The page's script and monaco's three workers. The names are the file names that the page and the client ask for. */
const ENTRY_POINTS: Readonly<Record<string, string>> = {
  explorer: join(__dirname, 'client/explorer.client.tsx'),
  'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js',
  'json.worker': 'monaco-editor/esm/vs/language/json/json.worker.js',
  'graphql.worker': 'monaco-graphql/esm/graphql.worker.js',
};

const CONTENT_TYPES: ReadonlyMap<string, string> = new Map([
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
]);

/** GraphiQL's style sheet already holds monaco's, adjusted; monaco's own, coming later, would undo the adjustments. */
const withoutMonacoStyles: Plugin = {
  name: 'without-monaco-styles',
  setup: (build) => {
    build.onLoad({ filter: /[\\/]monaco-editor[\\/].*\.css$/ }, () => ({ contents: '', loader: 'empty' }));
  },
};

const compress = promisify(gzip);

export interface BundleFile {
  readonly path: string;
  readonly contentType: string;
}

export interface Bundle {
  /** Names this exact content: the client's source and every installed package. Part of each file's address. */
  readonly hash: string;
  /** By file name. Only what is listed here is ever served, so no address can reach another file. */
  readonly files: ReadonlyMap<string, BundleFile>;
}

export interface BundleOptions {
  /** Where bundles are kept, one folder per hash; default `node_modules/.cache/mashang/explorer`. */
  readonly cacheFolder?: string;
  readonly entryPoints?: Readonly<Record<string, string>>;
}

/**
 * The page's files, built from the installed packages once per content and then read from the cache.
 * Safe against several processes that build at once: each builds aside, the first to finish is kept.
 */
export async function buildBundle(options: BundleOptions = {}): Promise<Bundle> {
  const entryPoints = options.entryPoints ?? ENTRY_POINTS;
  const modules = installedModules();
  const hash = await contentHash(modules, entryPoints);
  const cacheFolder = options.cacheFolder ?? join(modules, '.cache/mashang/explorer');
  const folder = join(cacheFolder, hash);
  if (!existsSync(folder)) {
    await buildAside(entryPoints, cacheFolder, folder);
  }
  return { hash, files: await filesIn(folder) };
}

async function buildAside(
  entryPoints: Readonly<Record<string, string>>,
  cacheFolder: string,
  folder: string,
): Promise<void> {
  const aside = join(cacheFolder, `building-${randomUUID()}`);
  await mkdir(aside, { recursive: true });
  try {
    await bundleInto(aside, entryPoints);
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    // Another process put the same bundle there first: rename refuses a folder that is not empty.
    if (!existsSync(folder)) throw error;
  }
}

/** The bundler is one child process for all builds of this process, and stopping it would leave the others waiting. */
let buildsUnderWay = 0;

async function bundleInto(folder: string, entryPoints: Readonly<Record<string, string>>): Promise<void> {
  // Loaded here only: with a warm cache the bundler's code and its child process are never started.
  const esbuild = await import('esbuild');
  buildsUnderWay += 1;
  try {
    await esbuild.build({
      absWorkingDir: __dirname,
      entryPoints: { ...entryPoints },
      outdir: folder,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'browser',
      target: 'es2022',
      minify: true,
      legalComments: 'none',
      jsx: 'automatic',
      define: { 'process.env.NODE_ENV': '"production"' },
      plugins: [withoutMonacoStyles],
      // Left to the one who reports the failure; esbuild would print to the terminal beside the structured log.
      logLevel: 'silent',
    });
  } finally {
    buildsUnderWay -= 1;
    if (buildsUnderWay === 0) await esbuild.stop();
  }
  for (const name of await readdir(folder)) {
    await writeFile(join(folder, `${name}.gz`), await compress(await readFile(join(folder, name))));
  }
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, BundleFile>> {
  const files = new Map<string, BundleFile>();
  for (const name of await readdir(folder)) {
    const contentType = CONTENT_TYPES.get(extname(name));
    if (contentType !== undefined) files.set(name, { path: join(folder, name), contentType });
  }
  return files;
}

/** Content, not time stamps: a fresh clone of the same version finds the same hash. */
async function contentHash(modules: string, entryPoints: Readonly<Record<string, string>>): Promise<string> {
  const hash = createHash('sha256');
  hash.update(await readFile(installedPackagesList(modules)));
  const clientFolder = join(__dirname, 'client');
  const sources = (await readdir(clientFolder)).sort().map((name) => join(clientFolder, name));
  const ownEntries = Object.values(entryPoints).filter((path) => existsSync(path));
  for (const path of new Set([__filename, ...sources, ...ownEntries])) {
    hash.update(path.slice(dirname(path).length)).update(await readFile(path));
  }
  return hash.digest('hex').slice(0, 16);
}

/** npm's own record of what is installed changes with every package that changes. */
function installedPackagesList(modules: string): string {
  const candidates = [join(modules, '.package-lock.json'), resolve(modules, '../package-lock.json')];
  const found = candidates.find((path) => existsSync(path));
  if (found === undefined) {
    throw new Error('The explorer finds no record of the installed packages: install with "npm ci".');
  }
  return found;
}

function installedModules(): string {
  return dirname(dirname(require.resolve('graphiql/package.json')));
}
