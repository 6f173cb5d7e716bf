import type { AccessRule, Principal } from '@mashang/platform-identity';
import { permits } from '@mashang/platform-identity';
import { admitRow } from '@mashang/platform-subgraph';
import type { CasesContext } from '../cases.context';
import { readCase } from './case.access';
import type { CaseEntity } from './case.entity';

/**
 * The case that a record of another department may name: the row rule of cases stands here too, and refuses with FORBIDDEN whoever
 * may read the record and not the case.
 */
export async function visibleCase({ operation, loaders }: CasesContext, caseNo: string | null): Promise<CaseEntity | null> {
  const filed = caseNo === null ? null : await loaders.cases.byCaseNo.load(caseNo);
  return filed && admitRow(readCase, operation.principal, filed);
}

/** Those of a case's records that the reader may see by their own rule: who reads the case does not thereby read all that hangs on it. */
export function visibleRows<Row>(rule: AccessRule<Row>, principal: Principal, rows: readonly Row[]): Row[] {
  return rows.filter((row) => permits(rule, principal, row));
}
