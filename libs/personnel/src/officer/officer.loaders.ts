import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { OfficerRepository } from './officer.repository';

export function officerLoaders(ctx: OperationContext, officers: OfficerRepository) {
  return {
    byStaffNo: batchByKey(
      (staffNumbers: readonly string[]) => officers.findByStaffNumbers(ctx, staffNumbers),
      (officer) => officer.staffNo,
    ),
  };
}
