import { randomUUID } from 'node:crypto';
import { CaseMonthCountRepository, casesSubgraph } from '@mashang/cases';
import { fixedClock } from '@mashang/domain';
import { personnelSubgraph } from '@mashang/personnel';
import { ANONYMOUS } from '@mashang/platform-identity';
import type { PersonalNumberVault } from '@mashang/platform-persistence';
import { openDatabase } from '@mashang/platform-persistence';
import type { SubgraphModule } from '@mashang/platform-subgraph';
import { projectsSubgraph } from '@mashang/projects';
import { welfareSubgraph } from '@mashang/welfare';
import { WORLD } from './business-time';
import { writeRows } from './bulk-writer';
import { casesYear } from './cases-year';
import { personnelYear } from './personnel-year';
import { projectsYear } from './projects-year';
import { Random } from './random';
import type { Rows } from './row';
import { welfareYear } from './welfare-year';

export interface DemoYearOptions {
  /** The database of each subgraph, e.g. `file:data/cases.sqlite`. */
  readonly urlOf: (subgraph: string) => string;
  readonly personalNumbers: PersonalNumberVault;
  /** The same seed gives the same world. */
  readonly seed: number;
  /** 1 is the report's township; n has n times its cases, households, payments and claims. */
  readonly scale: number;
  /** Which databases; default all four. A part has the same rows alone as with the others. */
  readonly only?: readonly string[];
  readonly onProgress: (subgraph: string, written: number) => void;
}

/** Migrates the four databases and fills them with the demo year; they must be empty of it. */
export async function loadDemoYear({ urlOf, personalNumbers, seed, scale, only, onProgress }: DemoYearOptions): Promise<void> {
  const random = new Random(seed);
  const parts: readonly { readonly module: SubgraphModule; readonly rows: Rows }[] = [
    { module: personnelSubgraph(), rows: personnelYear(random.fork()) },
    { module: projectsSubgraph(), rows: projectsYear(random.fork()) },
    { module: welfareSubgraph(), rows: welfareYear(scale, personalNumbers, random.fork()) },
    { module: casesSubgraph({ personalNumbers }), rows: casesYear(scale, personalNumbers, random.fork()) },
  ];
  const ctx = { principal: ANONYMOUS, requestId: randomUUID(), clock: fixedClock(WORLD.asOf) };
  for (const { module, rows } of parts) {
    const { name, entities, migrations } = module;
    if (only && !only.includes(name)) continue;
    const database = await openDatabase({ name, url: urlOf(name), entities, migrations });
    try {
      await writeRows(database, ctx, rows, (written) => onProgress(name, written));
      // Rows that came past the service are counted here.
      if (name === 'cases') await new CaseMonthCountRepository(database).rebuild(ctx);
    } finally {
      await database.close();
    }
  }
}
