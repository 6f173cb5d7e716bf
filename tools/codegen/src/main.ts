import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, relative } from 'node:path';
import { generatedFiles } from './generated-files';
import { SUBGRAPHS, WORKSPACE } from './sdl-files';

/** Writes the generated files of the subgraphs named (default all), or with `--check` says which committed ones are stale. */
async function main(): Promise<void> {
  const isCheck = process.argv.includes('--check');
  const named = SUBGRAPHS.filter((name) => process.argv.includes(name));
  const stale = (await generatedFiles(named.length > 0 ? named : SUBGRAPHS)).filter(({ path, text }) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
  for (const { path, text } of stale) {
    process.stdout.write(`${isCheck ? 'stale' : 'written'}: ${relative(WORKSPACE, path)}\n`);
    if (isCheck) continue;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
  if (isCheck && stale.length > 0) {
    process.stderr.write('Run `npm run codegen` and commit the result.\n');
    process.exitCode = 1;
  }
}

void main();
