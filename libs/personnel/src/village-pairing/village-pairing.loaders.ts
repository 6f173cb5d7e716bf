import type { Period } from '@mashang/domain';
import { rowsByGroup } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { VillagePairingRepository, VillageWorkGroup } from './village-pairing.repository';
import { villageWork } from './village-work';

interface WorkScope {
  readonly group: VillageWorkGroup;
  readonly period: Period;
}

export function villagePairingLoaders(ctx: OperationContext, pairing: VillagePairingRepository, today: string) {
  return {
    issuesByVisit: batchListByKey((ids: readonly string[]) => pairing.listIssues(ctx, ids), ({ visitId }) => visitId),
    work: loaderFamily(({ group, period }: WorkScope) =>
      batchMap(async (codes: readonly string[]) => {
        const [pairings, visits, issues] = await Promise.all([
          pairing.countPairings(ctx, group, codes, period),
          pairing.countVisits(ctx, group, codes, period),
          pairing.countIssues(ctx, group, codes, period, today),
        ]);
        const byCode = <Row extends { readonly code: string }>(rows: readonly Row[]) => rowsByGroup(group, codes, rows, ({ code }) => code);
        const [pairingsOf, visitsOf, issuesOf] = [byCode(pairings), byCode(visits), byCode(issues)];
        const now = ctx.clock.now();
        return new Map(codes.map((code) => [code, villageWork(pairingsOf.get(code) ?? [], visitsOf.get(code) ?? [], issuesOf.get(code) ?? [], now)]));
      }),
    ),
  };
}
