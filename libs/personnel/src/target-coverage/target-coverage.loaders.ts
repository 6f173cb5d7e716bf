import { rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { targetCoverage } from './target-coverage';
import type { TargetCoverageRepository } from './target-coverage.repository';

interface CoverageArguments {
  readonly year: number;
  readonly asOf: Date;
}

export function targetCoverageLoaders(ctx: OperationContext, targets: TargetCoverageRepository) {
  return {
    byDivision: loaderFamily(({ year, asOf }: CoverageArguments) =>
      batchMap(async (codes: readonly string[]) => {
        const rolled = rollUpByDivision(codes, await targets.countByDivision(ctx, codes, year, asOf), ({ code }) => code);
        return new Map([...rolled].map(([code, rows]) => [code, targetCoverage(year, rows, asOf)]));
      }),
    ),
    byDepartment: loaderFamily(({ year, asOf }: CoverageArguments) =>
      batchMap(async (codes: readonly string[]) => {
        const counts = await targets.countByDepartment(ctx, codes, year, asOf);
        return new Map(codes.map((asked) => [asked, targetCoverage(year, counts.filter(({ code }) => code === asked), asOf)]));
      }),
    ),
  };
}
