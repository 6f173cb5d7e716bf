import type { Period } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey, loaderFamily } from '@mashang/platform-subgraph';
import type { SatisfactionRepository } from './satisfaction.repository';

export function satisfactionLoaders(ctx: OperationContext, satisfaction: SatisfactionRepository) {
  return {
    surveys: loaderFamily(({ period }: { readonly period: Period }) =>
      batchListByKey(
        (divisionCodes: readonly string[]) => satisfaction.listClosed(ctx, divisionCodes, period),
        (survey) => survey.divisionCode,
      ),
    ),
  };
}
