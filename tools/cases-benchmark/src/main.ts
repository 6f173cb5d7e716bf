import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { casesSubgraph } from '@mashang/cases';
import { fixedClock } from '@mashang/domain';
import type { Principal } from '@mashang/platform-identity';
import { scopesOf } from '@mashang/platform-identity';
import { silentLogger } from '@mashang/platform-observability';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { openDatabase } from '@mashang/platform-persistence';
import { runSubgraph } from '@mashang/platform-subgraph';
import { loadDemoYear, WORLD } from '@mashang/tool-demo-data';
import { openPersonalNumbers } from '@mashang/township';
import { parse } from 'graphql';
import { median, planOf, recordStatements } from '@mashang/tool-measurement';
import type { Question, World } from './questions';
import { QUESTIONS, WORKLIST_PAGE } from './questions';

const USAGE = `Usage: npm run benchmark:cases -- [--data FOLDER | --database-url TEMPLATE] [--small N] [--large N]
  --data          folder for the two embedded databases (default ./data/benchmark); what is there is used again
  --database-url  e.g. mysql://user:password@localhost:3306/benchmark_{size}; both schemas must exist and be empty
  --small, --large  demo-data scales to compare (default 4 and 390: about 10,000 and 1,000,000 cases)`;

const EVERYBODY: Principal = { subject: 'benchmark', displayName: 'benchmark', roles: ['AUDITOR'], scopes: scopesOf(['AUDITOR']), divisionCodes: [] };

interface Measured {
  readonly cases: number;
  readonly medians: ReadonlyMap<string, number>;
  readonly statements: ReadonlyMap<string, number>;
  readonly plans: ReadonlyMap<string, readonly string[]>;
}

const options = {
  data: { type: 'string', default: './data/benchmark' },
  'database-url': { type: 'string' },
  small: { type: 'string', default: '4' },
  large: { type: 'string', default: '390' },
  help: { type: 'boolean', default: false },
} as const;

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  mkdirSync(values.data, { recursive: true });
  const urlOf = (size: string): string => values['database-url']?.replaceAll('{size}', size) ?? `file:${join(values.data, `${size}.sqlite`)}`;
  const small = await measure(urlOf('small'), Number(values.small), values.data);
  const large = await measure(urlOf('large'), Number(values.large), values.data);
  report(small, large);
}

/** Loads a database of one size unless it is loaded, and asks every question of it. */
async function measure(url: string, scale: number, dataFolder: string): Promise<Measured> {
  const personalNumbers = await openPersonalNumbers(dataFolder);
  const module = casesSubgraph({ personalNumbers });
  const { name, entities, migrations } = module;
  const ctx: OperationContext = { principal: EVERYBODY, requestId: 'benchmark', clock: fixedClock(WORLD.asOf) };
  const open = (): Promise<Database> => openDatabase({ name, url, entities, migrations });
  let database = await open();
  if ((await countCases(database, ctx)) === 0) {
    await database.close();
    await loadDemoYear({ urlOf: () => url, personalNumbers, seed: 20_120_731, scale, only: ['cases'], onProgress: () => undefined });
    database = await open();
  }
  try {
    const running = runSubgraph(module, database, { logger: silentLogger, clock: ctx.clock, dueJobsEveryMs: null });
    const ask = async ({ operation, variables }: Question, ordinal: number, world: World): Promise<unknown> => {
      const { data, errors } = await running.execute({ document: parse(operation), variables: variables(ordinal, world), principal: EVERYBODY, requestId: 'benchmark' });
      if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
      return data;
    };
    const world = await worldOf(database, ctx, ask);
    const statements = recordStatements(database, ctx);
    const medians = new Map<string, number>();
    const counts = new Map<string, number>();
    const plans = new Map<string, readonly string[]>();
    for (const question of QUESTIONS) {
      await ask(question, 0, world);
      const before = statements.length;
      const samples: number[] = [];
      for (let ordinal = 0; ordinal < question.repeats; ordinal += 1) {
        const began = performance.now();
        await ask(question, ordinal, world);
        samples.push(performance.now() - began);
      }
      medians.set(question.name, median(samples));
      const sent = statements.slice(before);
      counts.set(question.name, sent.length / question.repeats);
      const first = sent.find(({ sql }) => /FROM [`"]?case/i.test(sql));
      if (first) plans.set(question.name, await planOf(database, ctx, first));
    }
    return { cases: await countCases(database, ctx), medians, statements: counts, plans };
  } finally {
    await database.close();
  }
}

async function countCases(database: Database, ctx: OperationContext): Promise<number> {
  const [row] = await database.manager(ctx).query<readonly Readonly<Record<string, unknown>>[]>('SELECT COUNT(*) AS cases FROM cases');
  return Number(row?.['cases'] ?? 0);
}

type Ask = (question: Question, ordinal: number, world: World) => Promise<unknown>;

async function worldOf(database: Database, ctx: OperationContext, ask: Ask): Promise<World> {
  const column = async (statement: string, of: string): Promise<readonly string[]> =>
    (await database.manager(ctx).query<readonly Readonly<Record<string, unknown>>[]>(statement)).map((row) => String(row[of]));
  const numbers = await column('SELECT case_no FROM cases ORDER BY case_no', 'case_no');
  const every = Math.max(1, Math.floor(numbers.length / 200));
  const caseNumbers = numbers.filter((_, position) => position % every === 0);
  const departments = await column('SELECT DISTINCT department_code FROM service_items ORDER BY department_code', 'department_code');
  const cursors = new Map<string, string>();
  const world = { caseNumbers, departments, cursors };
  for (const [ordinal, department] of departments.entries()) {
    const data = (await ask(WORKLIST_PAGE, ordinal, world)) as { cases: { pageInfo: { endCursor: string | null } } };
    if (data.cases.pageInfo.endCursor !== null) cursors.set(department, data.cases.pageInfo.endCursor);
  }
  return world;
}

function report(small: Measured, large: Measured): void {
  const line = (...cells: readonly string[]): void => void process.stdout.write(`| ${cells.join(' | ')} |\n`);
  line('', `${small.cases} cases, ms`, `${large.cases} cases, ms`, 'ratio', 'statements');
  line('---', '---:', '---:', '---:', '---:');
  for (const { name } of QUESTIONS) {
    const [before, after] = [small.medians.get(name) ?? 0, large.medians.get(name) ?? 0];
    line(name, before.toFixed(2), after.toFixed(2), (after / before).toFixed(2), String(large.statements.get(name)));
  }
  process.stdout.write('\nPlans at the larger size:\n');
  for (const { name } of QUESTIONS) process.stdout.write(`- ${name}: ${(large.plans.get(name) ?? []).join('; ')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
});
