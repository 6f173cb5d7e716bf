import type { Period } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { OfficerWorkload } from './workload';
import type { WorkloadRepository } from './workload.repository';

/** The GraphQL type `Workload` in memory. */
export interface Workload {
  readonly period: Period;
  readonly asOf: Date;
  readonly officers: readonly OfficerWorkload[];
}

export function workloadLoaders(ctx: OperationContext, workloads: WorkloadRepository) {
  return { byDepartment: loaderFamily(({ period }: { readonly period: Period }) => batchMap((departments) => workloads.byOfficer(ctx, departments, period))) };
}
