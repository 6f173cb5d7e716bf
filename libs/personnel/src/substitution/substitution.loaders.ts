import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey, loaderFamily } from '@mashang/platform-subgraph';
import { parseInterval } from '../coverage/date-bounds';
import type { SubstitutionRepository } from './substitution.repository';

export function substitutionLoaders(ctx: OperationContext, substitutions: SubstitutionRepository) {
  return {
    byPost: loaderFamily(({ from, until }: { readonly from: Date; readonly until: Date }) =>
      batchListByKey((postCodes: readonly string[]) => substitutions.listWithin(ctx, postCodes, parseInterval({ from, until }, ctx.clock.now())), ({ postCode }) => postCode),
    ),
  };
}
