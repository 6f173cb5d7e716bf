import { businessDateOf } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { nextNumber } from '@mashang/platform-persistence';

/** How a kind of record is numbered. */
export interface RecordNumbering {
  /** Subgraph and kind, e.g. `cases.Encounter`. */
  readonly series: string;
  /** What the running number begins with, e.g. `E`. */
  readonly letter: string;
}

/** The next number of a kind in the township's year, e.g. 350199101-2012-E000012; given back when the transaction rolls back. */
export async function nextRecordNo(database: Database, tx: OperationContext, { series, letter }: RecordNumbering, divisionCode: string): Promise<string> {
  const prefix = `${divisionCode.slice(0, 9)}-${businessDateOf(tx.clock.now()).slice(0, 4)}`;
  const number = await nextNumber(database, tx, `${series}.${prefix}`);
  return `${prefix}-${letter}${String(number).padStart(6, '0')}`;
}
