import { rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { agreementCoverage } from './agreement-coverage';
import type { AgreementRepository } from './agreement.repository';

interface CoverageArguments {
  readonly year: number;
  readonly asOf: Date;
}

export function agreementLoaders(ctx: OperationContext, agreements: AgreementRepository) {
  return {
    byId: batchByKey((ids: readonly string[]) => agreements.findByIds(ctx, ids), (agreement) => agreement.id),
    coverage: loaderFamily(({ year, asOf }: CoverageArguments) =>
      batchMap(async (divisionCodes: readonly string[]) => {
        const counts = await agreements.countByDivision(ctx, divisionCodes, year, asOf);
        const rolled = rollUpByDivision(divisionCodes, counts, (count) => count.divisionCode);
        return new Map([...rolled].map(([code, rows]) => [code, agreementCoverage(year, rows, asOf)]));
      }),
    ),
  };
}
