import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { PlanRepository } from './plan.repository';

interface PlanArguments {
  readonly year: number;
  /** Null asks for the newest. */
  readonly version: number | null;
}

export function planLoaders(ctx: OperationContext, plans: PlanRepository) {
  return {
    ofYear: loaderFamily(({ year, version }: PlanArguments) =>
      batchMap(async (projectCodes: readonly string[]) => {
        const versions = await plans.listVersions(ctx, projectCodes, year);
        const wanted = versions.filter((plan) => version === null || plan.version === version);
        // Versions come oldest first, so the newest wins its key.
        return new Map(wanted.map((plan) => [plan.projectCode, plan]));
      }),
    ),
  };
}
