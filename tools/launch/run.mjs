import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { installMissing, WORKSPACE } from './install.mjs';

/** Runs a TypeScript entry of the workspace in this process: node tools/launch/run.mjs FILE [ARGUMENT …]. */
export function runTypeScript(file) {
  process.env.SWC_NODE_PROJECT = resolve(WORKSPACE, 'tsconfig.base.json');
  const require = createRequire(import.meta.url);
  require('@swc-node/register');
  require(resolve(WORKSPACE, file));
}

if (process.argv[1]?.endsWith('run.mjs')) {
  installMissing();
  const [file] = process.argv.splice(2, 1);
  runTypeScript(file);
}
