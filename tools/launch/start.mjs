import { spawnSync } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installMissing, WORKSPACE } from './install.mjs';
import { runTypeScript } from './run.mjs';

/**
 * `npm start`: installs, fills an empty data folder with the demo year, and serves the township in this process.
 * The demo year is loaded into a folder beside and renamed when it is whole, so a crash leaves nothing half loaded.
 */
installMissing();
const { TOWNSHIP_ENVIRONMENT, TOWNSHIP_DATABASE_URL, TOWNSHIP_DEMO_YEAR_ENABLED, TOWNSHIP_DATA_FOLDER = './data' } = process.env;
const dataFolder = resolve(process.cwd(), TOWNSHIP_DATA_FOLDER);
const wantsDemoYear = TOWNSHIP_ENVIRONMENT !== 'production' && !TOWNSHIP_DATABASE_URL && TOWNSHIP_DEMO_YEAR_ENABLED !== 'false';
if (wantsDemoYear && !existsSync(dataFolder)) {
  process.stderr.write('First start: loading the demo year …\n');
  const draft = `${dataFolder}.partial`;
  rmSync(draft, { recursive: true, force: true });
  const run = fileURLToPath(new URL('run.mjs', import.meta.url));
  const loader = spawnSync(process.execPath, [run, 'tools/demo-data/src/main.ts', '--data', draft], { cwd: WORKSPACE, stdio: 'inherit' });
  if (loader.status !== 0) process.exit(loader.status ?? 1);
  renameSync(draft, dataFolder);
}
runTypeScript(join('apps/township/src/main.ts'));
