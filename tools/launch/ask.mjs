import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { WORKSPACE } from './install.mjs';

/** Asks the running township one of its ready operations: node tools/launch/ask.mjs work-report --as analyst. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { as: { type: 'string' }, url: { type: 'string', default: 'http://localhost:4000/graphql' } },
});
const file = join(WORKSPACE, 'apps/gateway/operations', positionals[0] ?? 'work-report');
const headers = { 'content-type': 'application/json' };
if (values.as) {
  const token = spawnSync(process.execPath, [join(WORKSPACE, 'tools/launch/run.mjs'), 'tools/demo-token/src/main.ts', '--as', values.as], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (token.status !== 0) process.exit(1);
  headers.authorization = `Bearer ${token.stdout.trim()}`;
}
const body = JSON.stringify({
  query: readFileSync(`${file}.graphql`, 'utf8'),
  variables: JSON.parse(readFileSync(`${file}.variables.json`, 'utf8')),
});
const response = await fetch(values.url, { method: 'POST', headers, body });
process.stdout.write(`${JSON.stringify(await response.json(), null, 2)}\n`);
