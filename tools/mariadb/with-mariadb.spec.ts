import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const TOOL = join(__dirname, 'with-mariadb.mjs');

function run(words: readonly string[], environment: Readonly<Record<string, string>>) {
  return spawnSync(process.execPath, [TOOL, ...words], { encoding: 'utf8', env: { ...process.env, ...environment } });
}

const GIVEN = { MASHANG_TEST_DATABASE: 'mysql://given:given@127.0.0.1:1' };

describe('with-mariadb', () => {
  it('uses the server that is named already, and answers with the exit code of the command', () => {
    const { status, stdout } = run(['--', 'sh', '-c', 'echo "$MASHANG_TEST_DATABASE"; exit 7'], GIVEN);
    expect([status, stdout]).toEqual([7, `${GIVEN.MASHANG_TEST_DATABASE}\n`]);
  });

  it('says how it is used when it is given no command', () => {
    const { status, stderr } = run([], GIVEN);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^usage: /);
  });
});
