import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { casesSubgraph } from '@mashang/cases';
import { DomainError, systemClock } from '@mashang/domain';
import { personnelSubgraph } from '@mashang/personnel';
import { createDeadLetters, openDatabase } from '@mashang/platform-persistence';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { projectsSubgraph } from '@mashang/projects';
import { openPersonalNumbers } from '@mashang/township';
import { welfareSubgraph } from '@mashang/welfare';
import { deadLetterLine } from './dead-letter-line';
import { messageNameOf } from './message-name';

const SUBGRAPHS: Readonly<Record<string, (dataFolder: string) => Promise<SubgraphModule>>> = {
  cases: async (dataFolder) => casesSubgraph({ personalNumbers: await openPersonalNumbers(dataFolder) }),
  personnel: () => Promise.resolve(personnelSubgraph()),
  projects: () => Promise.resolve(projectsSubgraph()),
  welfare: () => Promise.resolve(welfareSubgraph()),
};

const USAGE = `Usage: npm run -s dead-letters -- --subgraph NAME [--data FOLDER | --database-url URL] [--list | --again SOURCE:SEQ]
  --subgraph      ${Object.keys(SUBGRAPHS).join(', ')}: which gave the events up
  --data          folder of the embedded databases (default ./data)
  --database-url  of the subgraph, e.g. mysql://user:password@localhost:3306/mashang_cases
  --list          source and number, type, key, last error, when given up (default)
  --again         delivers one once more and takes it off the list`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      subgraph: { type: 'string', default: '' },
      data: { type: 'string', default: './data' },
      'database-url': { type: 'string' },
      list: { type: 'boolean', default: false },
      again: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const moduleOf = SUBGRAPHS[values.subgraph];
  if (moduleOf === undefined) throw new DomainError('ARGUMENT_UNKNOWN', `--subgraph takes ${Object.keys(SUBGRAPHS).join(', ')}, not "${values.subgraph}".`);
  const again = values.again === undefined ? null : messageNameOf(values.again);
  const module = await moduleOf(values.data);
  const { name, entities, migrations } = module;
  const database = await openDatabase({ name, url: values['database-url'] ?? `file:${join(values.data, `${name}.sqlite`)}`, entities, migrations });
  try {
    const letters = createDeadLetters({ database, handlers: module.over(database).eventHandlers, clock: systemClock });
    if (again !== null) await letters.again(again.source, again.seq);
    if (again === null || values.list) process.stdout.write((await letters.list()).map((letter) => `${deadLetterLine(letter)}\n`).join(''));
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  const isArgument = error instanceof Error && 'code' in error && (error.code === 'ARGUMENT_UNKNOWN' || String(error.code).startsWith('ERR_PARSE_ARGS'));
  // A database's own error quotes values.
  const text = error instanceof DomainError || isArgument ? error.message : `The database could not be asked: ${error instanceof Error ? error.name : 'unknown'}`;
  process.stderr.write(isArgument ? `${text}\n${USAGE}\n` : `${text}\n`);
  process.exitCode = 1;
});
