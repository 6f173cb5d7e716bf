import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const WORKSPACE = fileURLToPath(new URL('../..', import.meta.url));
const MARK = join(WORKSPACE, 'node_modules/.cache/mashang/installed-lock');

function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The oldest Node.js of each line that works: 20.19, 22.12, any newer. */
function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24) return;
  process.stderr.write(`Node.js ${process.versions.node} is not supported: install 20.19 or newer, 22.12 or newer, or 24.\n`);
  process.exit(1);
}

/** Installs from the lock file when what is installed is not what the lock file says; runs before any dependency exists. */
export function installMissing() {
  refuseOldNode();
  const lock = createHash('sha256').update(readFileSync(join(WORKSPACE, 'package-lock.json'))).digest('hex');
  if (read(MARK) === lock) return;
  process.stderr.write('Installing what is missing from the lock file …\n');
  const npm = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: WORKSPACE,
    stdio: ['ignore', 2, 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) process.exit(npm.status ?? 1);
  mkdirSync(join(MARK, '..'), { recursive: true });
  writeFileSync(MARK, lock);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) installMissing();
