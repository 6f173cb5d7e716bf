import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey } from '@mashang/platform-subgraph';
import type { DepartmentRepository } from './department.repository';

export function departmentLoaders(ctx: OperationContext, departments: DepartmentRepository) {
  return {
    byCode: batchByKey((codes: readonly string[]) => departments.findByCodes(ctx, codes), (department) => department.code),
    names: batchListByKey((codes: readonly string[]) => departments.listNames(ctx, codes), ({ departmentCode }) => departmentCode),
    heads: batchListByKey((codes: readonly string[]) => departments.listHeads(ctx, codes), ({ departmentCode }) => departmentCode),
  };
}
