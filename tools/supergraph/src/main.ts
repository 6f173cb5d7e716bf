import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { WORKSPACE } from '@mashang/tool-codegen';
import { composeSubgraphs } from './compose';

/** Writes the supergraph and the API schema, or with `--check` says which committed ones are stale. */
function main(): void {
  const isCheck = process.argv.includes('--check');
  const { supergraph, apiSchema } = composeSubgraphs();
  const files = [
    { path: join(WORKSPACE, 'apps/gateway/supergraph.graphql'), text: supergraph },
    { path: join(WORKSPACE, 'apps/gateway/api-schema.graphql'), text: apiSchema },
  ];
  const stale = files.filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  for (const { path, text } of stale) {
    process.stdout.write(`${isCheck ? 'stale' : 'written'}: ${relative(WORKSPACE, path)}\n`);
    if (!isCheck) writeFileSync(path, text);
  }
  if (isCheck && stale.length > 0) {
    process.stderr.write('Run `npm run supergraph` and commit the result.\n');
    process.exitCode = 1;
  }
}

try {
  main();
} catch (error) {
  // A composition error is about the SDL; where in this program it came up helps nobody.
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
