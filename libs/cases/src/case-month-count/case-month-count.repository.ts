import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw } from '@mashang/platform-persistence';
import type { CaseEntity } from '../case/case.entity';
import { CaseLateTripEntity } from './case-late-trip.entity';
import { CaseMonthCountEntity } from './case-month-count.entity';
import { CaseRecordedCountEntity } from './case-recorded-count.entity';
import { COUNT_NAMES } from '../case-statistics/case-counts';
import { contributionsStatement, COUNT_COLUMNS, fillRecordedStatement, fillStatement, KEY_COLUMNS, RECORDED_COLUMNS, RECORDED_KEY_COLUMNS, RECORDED_NAMES, recordedStatement } from './contributions';
import type { Trips } from './late-trips';
import { tripChange } from './late-trips';

type Raw = Readonly<Record<string, unknown>>;

/** A table of sums: the key of its rows, its counts, and the statement of what one case adds, with as many parts. */
interface SumTable {
  readonly name: string;
  readonly key: readonly string[];
  readonly counts: readonly string[];
  readonly statement: string;
  readonly parts: number;
}

const SUM_TABLES: readonly SumTable[] = [
  { name: 'case_month_counts', key: KEY_COLUMNS, counts: COUNT_COLUMNS, statement: contributionsStatement(true), parts: 3 },
  { name: 'case_recorded_counts', key: RECORDED_KEY_COLUMNS, counts: RECORDED_COLUMNS, statement: recordedStatement(true), parts: 3 },
];

/** What one case adds to one row: the row's table and key, and each count. */
interface Contribution {
  readonly table: SumTable;
  readonly key: readonly string[];
  readonly counts: readonly number[];
}

/** What one case adds to the sums, by table and key. */
export type Contributions = ReadonlyMap<string, Contribution>;

const SEPARATOR = '\u0000';

export class CaseMonthCountRepository {
  constructor(private readonly database: Database) {}

  /** What a case adds as it stands in the transaction; nothing for one that is not there yet. */
  async contributionsOf(tx: OperationContext, caseNo: string): Promise<Contributions> {
    const contributions: Contribution[] = [];
    for (const table of SUM_TABLES) {
      const rows = await this.database.manager(tx).query<Raw[]>(table.statement, Array.from({ length: table.parts }, () => caseNo));
      const numbers = (row: Raw) => table.counts.map((column) => Number(integerFromRaw(row[column])));
      contributions.push(...rows.map((row) => ({ table, key: table.key.map((column) => String(row[column])), counts: numbers(row) })));
    }
    return new Map(contributions.map((contribution) => [[contribution.table.name, ...contribution.key].join(SEPARATOR), contribution]));
  }

  /** Moves the sums by what a change of a case has changed of its contributions, in the transaction of the change. */
  async move(tx: OperationContext, before: Contributions, after: Contributions): Promise<void> {
    // In one order, so that two changes never wait for one another's second row.
    for (const id of [...new Set([...before.keys(), ...after.keys()])].sort()) {
      const moved = after.get(id) ?? before.get(id);
      if (moved === undefined) continue;
      const deltas = moved.counts.map((_, position) => (after.get(id)?.counts[position] ?? 0) - (before.get(id)?.counts[position] ?? 0));
      if (deltas.some((delta) => delta !== 0)) await this.database.manager(tx).query(this.addition(moved.table), [...moved.key, ...deltas]);
    }
  }

  /** Writes down what a change of a closed case's trips adds, so that figures as of before can leave it out. */
  async keepLateTrips(tx: OperationContext, before: Readonly<CaseEntity>, changes: Partial<Trips>): Promise<void> {
    const { caseNo, version, divisionCode } = before;
    const change = tripChange(before, { ...before, ...changes });
    const id = `${caseNo}-${String(version + 1).padStart(3, '0')}`;
    await this.database.manager(tx).insert(CaseLateTripEntity, { id, caseNo, recordedAt: tx.clock.now(), ...change, divisionCode });
  }

  /** Counts all cases anew, for rows that were loaded by other means than the service. */
  async rebuild(ctx: OperationContext): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const manager = this.database.manager(tx);
      await manager.createQueryBuilder().delete().from(CaseMonthCountEntity).execute();
      await manager.query(fillStatement(COUNT_NAMES));
      await manager.createQueryBuilder().delete().from(CaseRecordedCountEntity).execute();
      await manager.query(fillRecordedStatement(RECORDED_NAMES));
    });
  }

  /** One statement adds or begins a row, on both engines in their own words: two changes at once both count. */
  private addition({ name, key, counts }: SumTable): string {
    const columns = [...key, ...counts];
    const insert = `INSERT INTO ${name} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    if (this.database.engine === 'mariadb') {
      return `${insert} ON DUPLICATE KEY UPDATE ${counts.map((column) => `${column} = ${column} + VALUES(${column})`).join(', ')}`;
    }
    return `${insert} ON CONFLICT (${key.join(', ')}) DO UPDATE SET ${counts.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`;
  }
}
