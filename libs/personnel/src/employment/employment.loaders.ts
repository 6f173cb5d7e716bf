import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey } from '@mashang/platform-subgraph';
import type { EmploymentRepository } from './employment.repository';

export function employmentLoaders(ctx: OperationContext, employments: EmploymentRepository) {
  return {
    byOfficer: batchListByKey((staffNumbers: readonly string[]) => employments.listOfMany(ctx, staffNumbers), ({ staffNo }) => staffNo),
  };
}
