import { groupRows, rowsByGroup } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { acknowledgementRate, versionRate } from './acknowledgement-rate';
import type { RegulationRepository } from './regulation.repository';

interface OnDay {
  readonly group: 'division' | 'department';
  readonly day: string;
}

export function regulationLoaders(ctx: OperationContext, regulations: RegulationRepository, today: string) {
  const now = ctx.clock.now();
  return {
    byCode: batchByKey((codes: readonly string[]) => regulations.findByCodes(ctx, codes), ({ code }) => code),
    versions: batchListByKey((codes: readonly string[]) => regulations.listVersions(ctx, codes), ({ regulationCode }) => regulationCode),
    acknowledgedByCaller: batchByKey(
      async (ids: readonly string[]) => (ctx.principal.staffNo === undefined ? [] : regulations.listAcknowledgedBy(ctx, ctx.principal.staffNo, ids)),
      ({ versionId }) => versionId,
    ),
    versionRate: batchMap(async (ids: readonly string[]) => {
      const counts = await regulations.countAcknowledgements(ctx, 'version', ids, today, now);
      const countsOf = groupRows(counts, ({ code }) => code);
      return new Map(ids.map((id) => [id, versionRate(countsOf.get(id) ?? [], now)]));
    }),
    rate: loaderFamily(({ group, day }: OnDay) =>
      batchMap(async (codes: readonly string[]) => {
        const counts = await regulations.countAcknowledgements(ctx, group, codes, day, now);
        const countsOf = rowsByGroup(group, codes, counts, ({ code }) => code);
        return new Map(codes.map((code) => [code, acknowledgementRate(countsOf.get(code) ?? [], now)]));
      }),
    ),
  };
}
