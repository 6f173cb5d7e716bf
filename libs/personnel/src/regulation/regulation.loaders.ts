import { rollUpByDivision } from '@mashang/domain';
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
      return new Map(ids.map((id) => [id, versionRate(counts.filter(({ code }) => code === id), now)]));
    }),
    rate: loaderFamily(({ group, day }: OnDay) =>
      batchMap(async (codes: readonly string[]) => {
        const counts = await regulations.countAcknowledgements(ctx, group, codes, day, now);
        const divisions = group === 'division' ? rollUpByDivision(codes, counts, ({ code }) => code) : null;
        return new Map(codes.map((code) => [code, acknowledgementRate(divisions?.get(code) ?? counts.filter((row) => row.code === code), now)]));
      }),
    ),
  };
}
