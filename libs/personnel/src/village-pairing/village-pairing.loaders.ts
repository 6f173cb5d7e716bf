import type { Period } from '@mashang/domain';
import { rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchListByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { VillagePairingRepository, VillageWorkGroup } from './village-pairing.repository';
import { villageWork } from './village-work';

interface WorkScope {
  readonly group: VillageWorkGroup;
  readonly period: Period;
}

/** The rows of each code: of itself and all below it for a division, of itself for a department. */
function rowsByCode<Row extends { readonly code: string }>(group: VillageWorkGroup, codes: readonly string[], rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  if (group === 'division') return rollUpByDivision(codes, rows, ({ code }) => code);
  return new Map(codes.map((code) => [code, rows.filter((row) => row.code === code)]));
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
        const [pairingsOf, visitsOf, issuesOf] = [rowsByCode(group, codes, pairings), rowsByCode(group, codes, visits), rowsByCode(group, codes, issues)];
        const now = ctx.clock.now();
        return new Map(codes.map((code) => [code, villageWork(pairingsOf.get(code) ?? [], visitsOf.get(code) ?? [], issuesOf.get(code) ?? [], now)]));
      }),
    ),
  };
}
