import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { DepartmentRepository } from './department.repository';

export function departmentLoaders(ctx: OperationContext, departments: DepartmentRepository) {
  return {
    byCode: batchByKey((codes: readonly string[]) => departments.findByCodes(ctx, codes), (department) => department.code),
  };
}
