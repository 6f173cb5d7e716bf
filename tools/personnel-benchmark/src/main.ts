import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { fixedClock } from '@mashang/domain';
import { personnelSubgraph } from '@mashang/personnel';
import type { Principal } from '@mashang/platform-identity';
import { scopesOf } from '@mashang/platform-identity';
import { silentLogger } from '@mashang/platform-observability';
import type { OperationContext } from '@mashang/platform-persistence';
import { openDatabase } from '@mashang/platform-persistence';
import { runSubgraph } from '@mashang/platform-subgraph';
import type { Statement } from '@mashang/tool-measurement';
import { median, planOf, recordStatements } from '@mashang/tool-measurement';
import { parse } from 'graphql';
import { buildHouse, departmentCode, POSTS_IN_DEPARTMENT, staffNo } from './house';

const USAGE = `Usage: npm run benchmark:personnel -- [--database-url TEMPLATE] [--small N] [--large N]
  --database-url  e.g. mysql://user:password@localhost:3306/benchmark_{size}; both schemas must exist and be empty
                  (default two embedded databases in a temporary folder)
  --small, --large  departments of ${POSTS_IN_DEPARTMENT} officers to compare (default 2 and 167: about 100 and 10,000 officers)`;

const clock = fixedClock('2013-01-04T09:00:00+08:00');
const REPEATS = { proof: 15, leave: 60 } as const;

const PROOF = `query ($department: ID!) {
  coverage(department: $department, interval: { from: "2013-01-01T00:00:00+08:00", until: "2014-01-01T00:00:00+08:00" }) {
    isCovered checkedMinutes covers { role from until post { code } officer { staffNo } } gaps { from until }
  }
}`;
const LEAVE = `mutation ($input: RequestLeaveInput!) { requestLeave(input: $input) { __typename ... on UserError { code } } }`;

const principal = (role: 'AUDITOR' | 'WINDOW_CLERK', subject: string): Principal => ({ subject, displayName: subject, roles: [role], scopes: scopesOf([role]), staffNo: subject, divisionCodes: [] });

interface Measured {
  readonly officers: number;
  readonly medians: Readonly<Record<'proof' | 'leave', number>>;
  readonly statements: Readonly<Record<'proof' | 'leave', number>>;
  readonly plans: readonly string[];
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { 'database-url': { type: 'string' }, small: { type: 'string', default: '2' }, large: { type: 'string', default: '167' }, help: { type: 'boolean', default: false } },
  });
  if (values.help) {
    process.stdout.write(`${USAGE}\n`);
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'mashang-benchmark-'));
  const urlOf = (size: string): string => values['database-url']?.replaceAll('{size}', size) ?? `file:${join(folder, `${size}.sqlite`)}`;
  try {
    report(await measure(urlOf('small'), Number(values.small)), await measure(urlOf('large'), Number(values.large)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Builds a house and asks each question of it often, of another department or officer each time. */
async function measure(url: string, departments: number): Promise<Measured> {
  const module = personnelSubgraph();
  const { name, entities, migrations } = module;
  const ctx: OperationContext = { principal: principal('AUDITOR', 'benchmark'), requestId: 'benchmark', clock };
  const database = await openDatabase({ name, url, entities, migrations });
  try {
    const officers = await buildHouse(database, ctx, departments);
    const running = runSubgraph(module, database, { logger: silentLogger, clock, dueJobsEveryMs: null });
    const ask = async (operation: string, variables: Readonly<Record<string, unknown>>, as: Principal): Promise<void> => {
      const { errors } = await running.execute({ document: parse(operation), variables, principal: as, requestId: 'benchmark' });
      if (errors) throw new Error(errors.map(({ message }) => message).join('; '));
    };
    const proof = (ordinal: number): Promise<void> => ask(PROOF, { department: departmentCode(ordinal % departments) }, ctx.principal);
    const leave = (ordinal: number): Promise<void> => {
      const as = staffNo(ordinal % departments, 2 + Math.floor(ordinal / departments));
      const day = `2014-03-${String((ordinal % 28) + 1).padStart(2, '0')}`;
      const input = { idempotencyKey: `benchmark-${ordinal}`, kind: 'ANNUAL', startsAt: `${day}T00:00:00+08:00`, endsAt: `${day.slice(0, 8)}${String((ordinal % 28) + 4).padStart(2, '0')}T00:00:00+08:00`, reason: '年休' };
      return ask(LEAVE, { input }, principal('WINDOW_CLERK', as));
    };
    // What is sent within a transaction goes another way than what is only read.
    const reading = recordStatements(database, ctx);
    const writing = await database.transaction(ctx, async (tx) => recordStatements(database, tx));
    const timed = async (work: (ordinal: number) => Promise<void>, repeats: number) => {
      await work(0);
      const before = reading.length + (writing === reading ? 0 : writing.length);
      const samples: number[] = [];
      for (let ordinal = 1; ordinal <= repeats; ordinal += 1) {
        const began = performance.now();
        await work(ordinal);
        samples.push(performance.now() - began);
      }
      return { median: median(samples), statements: (reading.length + writing.length - before) / repeats };
    };
    const proved = await timed(proof, REPEATS.proof);
    const granted = await timed(leave, REPEATS.leave);
    const asked = new Map([...reading, ...writing].filter(isCheck).map((statement) => [statement.sql, statement]));
    const plans: string[] = [];
    for (const statement of asked.values()) plans.push(`${tableOf(statement)}: ${(await planOf(database, ctx, statement)).join('; ')}`);
    return { officers, medians: { proof: proved.median, leave: granted.median }, statements: { proof: proved.statements, leave: granted.statements }, plans: [...new Set(plans)].sort() };
  } finally {
    await database.close();
  }
}

const CHECKED = /FROM [`"]?(post_holdings|department_heads|leaves|employments)[`"]?/i;

function isCheck({ sql }: Statement): boolean {
  return sql.startsWith('SELECT') && CHECKED.test(sql) && !/FOR UPDATE/.test(sql);
}

function tableOf({ sql }: Statement): string {
  return CHECKED.exec(sql)?.[1] ?? '';
}

function report(small: Measured, large: Measured): void {
  const line = (...cells: readonly string[]): void => void process.stdout.write(`| ${cells.join(' | ')} |\n`);
  line('', `${small.officers} officers, ms`, `${large.officers} officers, ms`, 'ratio', 'statements');
  line('---', '---:', '---:', '---:', '---:');
  for (const [question, label] of [['proof', `a year's proof of ${POSTS_IN_DEPARTMENT} posts`], ['leave', 'a request for leave, checked']] as const) {
    const [before, after] = [small.medians[question], large.medians[question]];
    line(label, before.toFixed(2), after.toFixed(2), (after / before).toFixed(2), large.statements[question].toFixed(1));
  }
  process.stdout.write(`\nPlans at the larger size:\n${large.plans.map((plan) => `- ${plan}`).join('\n')}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n${USAGE}\n`);
  process.exitCode = 1;
});
