import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey } from '@mashang/platform-subgraph';
import type { ApplianceClaimRepository } from './appliance-claim.repository';

export function applianceClaimLoaders(ctx: OperationContext, claims: ApplianceClaimRepository) {
  return {
    byClaimNo: batchByKey((numbers: readonly string[]) => claims.findByNumbers(ctx, numbers), (claim) => claim.claimNo),
    ruleById: batchByKey((ids: readonly string[]) => claims.findRulesByIds(ctx, ids), (rule) => rule.id),
  };
}
