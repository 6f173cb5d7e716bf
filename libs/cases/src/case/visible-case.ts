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
