import type { Database, OperationContext } from '@mashang/platform-persistence';
import { integerFromRaw } from '@mashang/platform-persistence';
import { CaseMonthCountEntity } from './case-month-count.entity';
import { contributionsStatement, COUNT_COLUMNS, fillStatement, KEY_COLUMNS } from './contributions';

type Raw = Readonly<Record<string, unknown>>;

/** What one case adds to one row: the row's key, and each count. */
interface Contribution {
  readonly key: readonly string[];
  readonly counts: readonly number[];
}

/** What one case adds to the month counts, by key. */
export type Contributions = ReadonlyMap<string, Contribution>;

const SEPARATOR = '\u0000';

export class CaseMonthCountRepository {
  constructor(private readonly database: Database) {}

  /** What a case adds as it stands in the transaction; nothing for one that is not there yet. */
  async contributionsOf(tx: OperationContext, caseNo: string): Promise<Contributions> {
    const rows = await this.database.manager(tx).query<Raw[]>(contributionsStatement(true), [caseNo, caseNo, caseNo]);
    const contributions = rows.map((row) => ({
      key: KEY_COLUMNS.map((column) => String(row[column])),
      counts: COUNT_COLUMNS.map((column) => Number(integerFromRaw(row[column]))),
    }));
    return new Map(contributions.map((contribution) => [contribution.key.join(SEPARATOR), contribution]));
  }

  /** Moves the sums by what a change of a case has changed of its contributions, in the transaction of the change. */
  async move(tx: OperationContext, before: Contributions, after: Contributions): Promise<void> {
    // In one order, so that two changes never wait for one another's second row.
    for (const id of [...new Set([...before.keys(), ...after.keys()])].sort()) {
      const { key } = after.get(id) ?? before.get(id) ?? { key: [] };
      const deltas = COUNT_COLUMNS.map((_, position) => (after.get(id)?.counts[position] ?? 0) - (before.get(id)?.counts[position] ?? 0));
      if (deltas.some((delta) => delta !== 0)) await this.add(tx, key, deltas);
    }
  }

  /** Counts all cases anew, for rows that were loaded by other means than the service. */
  async rebuild(ctx: OperationContext): Promise<void> {
    await this.database.transaction(ctx, async (tx) => {
      const manager = this.database.manager(tx);
      await manager.createQueryBuilder().delete().from(CaseMonthCountEntity).execute();
      await manager.query(fillStatement());
    });
  }

  private async add(tx: OperationContext, key: readonly string[], deltas: readonly number[]): Promise<void> {
    await this.database.manager(tx).query(this.addition(), [...key, ...deltas]);
  }

  /** One statement adds or begins a row, on both engines in their own words: two changes at once both count. */
  private addition(): string {
    const columns = [...KEY_COLUMNS, ...COUNT_COLUMNS];
    const insert = `INSERT INTO case_month_counts (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    if (this.database.engine === 'mariadb') {
      return `${insert} ON DUPLICATE KEY UPDATE ${COUNT_COLUMNS.map((column) => `${column} = ${column} + VALUES(${column})`).join(', ')}`;
    }
    return `${insert} ON CONFLICT (${KEY_COLUMNS.join(', ')}) DO UPDATE SET ${COUNT_COLUMNS.map((column) => `${column} = ${column} + excluded.${column}`).join(', ')}`;
  }
}
