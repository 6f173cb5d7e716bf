import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { SpecialProcedureRepository } from './special-procedure.repository';

export function specialProcedureLoaders(ctx: OperationContext, procedures: SpecialProcedureRepository) {
  return {
    byCase: batchListByKey((numbers: readonly string[]) => procedures.listOfCases(ctx, numbers), ({ caseNo }) => caseNo),
  };
}
