import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const WORKSPACE = fileURLToPath(new URL('../..', import.meta.url));
/** npm writes it last of all, so an installation that was cut off has none. */
const INSTALLED = join(WORKSPACE, 'node_modules/.package-lock.json');
const INSTALLING = join(tmpdir(), `mashang-install-${createHash('sha256').update(WORKSPACE).digest('hex').slice(0, 16)}`);
const LOOK_AGAIN_MILLISECONDS = 200;

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

/** Whether what npm says it has installed is what the lock file asks for; what is optional may be missing on this machine. */
function isInstalled() {
  const [locked, installed] = [join(WORKSPACE, 'package-lock.json'), INSTALLED].map((path) => JSON.parse(read(path) || '{}').packages ?? null);
  if (installed === null) return false;
  const isThere = ([path, { version, integrity, optional, devOptional }]) => {
    const found = installed[path];
    return found ? found.version === version && found.integrity === integrity : optional === true || devOptional === true;
  };
  return Object.entries(locked ?? {}).filter(([path]) => path !== '').every(isThere);
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Two installations at once delete each other's work: one command installs, and the others wait for it. Answers whether it is this one. */
function becomesInstaller() {
  try {
    writeFileSync(INSTALLING, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const installer = Number(read(INSTALLING));
  // Whoever was killed meanwhile has left its mark behind.
  if (installer > 0 && !isRunning(installer)) rmSync(INSTALLING, { force: true });
  return false;
}

function wait() {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_AGAIN_MILLISECONDS);
}

/** Installs from the lock file when what is installed is not what the lock file says; runs before any dependency exists. */
export function installMissing() {
  refuseOldNode();
  if (isInstalled()) return;
  for (let isTold = false; !becomesInstaller(); isTold = true) {
    if (!isTold) process.stderr.write('Another command is installing; waiting for it …\n');
    wait();
  }
  const status = isInstalled() ? 0 : install();
  rmSync(INSTALLING, { force: true });
  if (status !== 0) process.exit(status ?? 1);
}

/** Answers npm's exit status. */
function install() {
  process.stderr.write('Installing what is missing from the lock file …\n');
  return spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: WORKSPACE,
    stdio: ['ignore', 2, 'inherit'],
    shell: process.platform === 'win32',
  }).status;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) installMissing();
