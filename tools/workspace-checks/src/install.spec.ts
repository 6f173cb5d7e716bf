import { spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const INSTALL = join(__dirname, '../../launch/install.mjs');
const LOCK = { packages: { '': { name: 'workspace' }, 'node_modules/one': { version: '1.0.0' }, 'node_modules/elsewhere': { version: '1.0.0', optional: true } } };
/** Takes its time, as npm does, and writes down that it was called. */
const NPM = `#!/bin/sh
echo called >> "$CALLS"
sleep 0.3
mkdir -p node_modules && cp installed.json node_modules/.package-lock.json
`;

describe('what a command installs before it starts', () => {
  let workspace: string;

  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'mashang-install-test-'));
    mkdirSync(join(workspace, 'tools/launch'), { recursive: true });
    mkdirSync(join(workspace, 'bin'));
    cpSync(INSTALL, join(workspace, 'tools/launch/install.mjs'));
    writeFileSync(join(workspace, 'package-lock.json'), JSON.stringify(LOCK));
    writeFileSync(join(workspace, 'installed.json'), JSON.stringify({ packages: { 'node_modules/one': { version: '1.0.0' } } }));
    writeFileSync(join(workspace, 'calls'), '');
    writeFileSync(join(workspace, 'bin/npm'), NPM);
    chmodSync(join(workspace, 'bin/npm'), 0o755);
  });

  afterEach(() => rmSync(workspace, { recursive: true, force: true }));

  const start = () =>
    new Promise<number | null>((resolve, reject) => {
      const env = { ...process.env, PATH: `${join(workspace, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`, CALLS: join(workspace, 'calls') };
      spawn(process.execPath, [join(workspace, 'tools/launch/install.mjs')], { env, stdio: 'ignore' }).once('error', reject).once('exit', resolve);
    });
  const calls = () => readFileSync(join(workspace, 'calls'), 'utf8').split('\n').filter(Boolean).length;
  const install = (packages: object) => {
    mkdirSync(join(workspace, 'node_modules'), { recursive: true });
    writeFileSync(join(workspace, 'node_modules/.package-lock.json'), JSON.stringify({ packages }));
  };

  it('is nothing when npm has installed what the lock file says, whoever asked it to', async () => {
    install({ 'node_modules/one': { version: '1.0.0' } });
    expect([await start(), calls()]).toEqual([0, 0]);
  });

  it.each([
    ['nothing is there', null],
    ['another version is there', { 'node_modules/one': { version: '0.9.0' } }],
    ['something is missing', {}],
  ])('is all of it when %s', async (_, packages) => {
    if (packages !== null) install(packages);
    expect([await start(), calls()]).toEqual([0, 1]);
  });

  it('is installed by one of several commands that start together, and the others wait for it', async () => {
    expect(await Promise.all([start(), start(), start()])).toEqual([0, 0, 0]);
    expect(calls()).toBe(1);
  });
});
