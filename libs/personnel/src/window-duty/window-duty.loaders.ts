import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey, loaderFamily } from '@mashang/platform-subgraph';
import type { WindowCover } from './window-cover';

interface AtInstant {
  readonly at: Date;
}

export function windowDutyLoaders(ctx: OperationContext, cover: WindowCover) {
  return {
    byWindow: loaderFamily(({ at }: AtInstant) => batchListByKey((windowCodes: readonly string[]) => cover.coveringAt(ctx, windowCodes, at), ({ windowCode }) => windowCode)),
  };
}
