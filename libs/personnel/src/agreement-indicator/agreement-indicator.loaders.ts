import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey, loaderFamily } from '@mashang/platform-subgraph';
import type { AgreementIndicatorRepository } from './agreement-indicator.repository';

export function agreementIndicatorLoaders(ctx: OperationContext, indicators: AgreementIndicatorRepository) {
  return {
    byAgreement: batchListByKey((ids: readonly string[]) => indicators.listOf(ctx, ids), ({ agreementId }) => agreementId),
    servedByFamily: loaderFamily(({ asOf }: { readonly asOf: Date }) =>
      batchListByKey((familyIds: readonly string[]) => indicators.listServed(ctx, familyIds, asOf), ({ parentId }) => parentId),
    ),
  };
}
