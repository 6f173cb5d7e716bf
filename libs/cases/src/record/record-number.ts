import { businessDateOf } from '@mashang/domain';
import type { Database, OperationContext } from '@mashang/platform-persistence';
import { nextNumber } from '@mashang/platform-persistence';

/** What a number begins with, by kind of record. */
const LETTERS = { Encounter: 'E', Entrustment: 'D', Complaint: 'C', Correction: 'X', CaseBundle: 'B' } as const;

/** The next number of a kind in the township's year, e.g. 350199101-2012-E000012; given back when the transaction rolls back. */
export async function nextRecordNo(database: Database, tx: OperationContext, type: keyof typeof LETTERS, divisionCode: string): Promise<string> {
  const prefix = `${divisionCode.slice(0, 9)}-${businessDateOf(tx.clock.now()).slice(0, 4)}`;
  const number = await nextNumber(database, tx, `cases.${type}.${prefix}`);
  return `${prefix}-${LETTERS[type]}${String(number).padStart(6, '0')}`;
}
