import { rollUpByDivision } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchByKey, batchListByKey, batchMap, loaderFamily } from '@mashang/platform-subgraph';
import { agreementCoverage, unitAgreementCoverage } from './agreement-coverage';
import type { AgreementRepository } from './agreement.repository';

interface CoverageArguments {
  readonly year: number;
  readonly asOf: Date;
}

export function agreementLoaders(ctx: OperationContext, agreements: AgreementRepository) {
  return {
    byId: batchByKey((ids: readonly string[]) => agreements.findByIds(ctx, ids), (agreement) => agreement.id),
    currentByFamily: batchByKey((familyIds: readonly string[]) => agreements.findCurrent(ctx, familyIds), ({ familyId }) => familyId),
    signatures: batchListByKey((ids: readonly string[]) => agreements.listSignatures(ctx, ids), ({ agreementId }) => agreementId),
    inForceByParty: loaderFamily(({ year, asOf }: CoverageArguments) =>
      batchByKey((codes: readonly string[]) => agreements.listInForceOf(ctx, codes, year, asOf), ({ partyCode }) => partyCode),
    ),
    coverageOfUnit: loaderFamily(({ year, asOf }: CoverageArguments) =>
      batchMap(async (codes: readonly string[]) => {
        const counts = new Map((await agreements.countByDepartment(ctx, codes, year, asOf)).map((count) => [count.departmentCode, count]));
        return new Map(codes.map((code) => [code, unitAgreementCoverage(counts.get(code), asOf)]));
      }),
    ),
    coverage: loaderFamily(({ year, asOf }: CoverageArguments) =>
      batchMap(async (divisionCodes: readonly string[]) => {
        const counts = await agreements.countByDivision(ctx, divisionCodes, year, asOf);
        const rolled = rollUpByDivision(divisionCodes, counts, (count) => count.divisionCode);
        return new Map([...rolled].map(([code, rows]) => [code, agreementCoverage(year, rows, asOf)]));
      }),
    ),
  };
}
