import { groupRows } from '@mashang/domain';
import type { OperationContext } from '@mashang/platform-persistence';
import { batchMap, loaderFamily } from '@mashang/platform-subgraph';
import type { AgreementEntity } from '../agreement/agreement.entity';
import type { AgreementRepository } from '../agreement/agreement.repository';
import type { AgreementIndicatorEntity } from '../agreement-indicator/agreement-indicator.entity';
import type { AgreementIndicatorRepository } from '../agreement-indicator/agreement-indicator.repository';
import type { AgreementScore, CountedEntry } from './agreement-score';
import { agreementScore } from './agreement-score';
import type { IndicatorScoreEntity } from './indicator-score.entity';
import type { IndicatorScoreRepository } from './indicator-score.repository';

export type CountedScore = CountedEntry<AgreementIndicatorEntity, IndicatorScoreEntity>;

/** A score with the agreement it is of, which says who may see how much of it. */
export interface ScoreFigure extends AgreementScore<AgreementIndicatorEntity, IndicatorScoreEntity> {
  readonly agreement: AgreementEntity;
}

interface ScoreParts {
  readonly agreements: AgreementRepository;
  readonly indicators: AgreementIndicatorRepository;
  readonly scores: IndicatorScoreRepository;
}

export function agreementScoreLoaders(ctx: OperationContext, { agreements, indicators, scores }: ScoreParts) {
  return {
    /** Scores of agreements as of an instant: three statements for a whole batch. */
    byAgreement: loaderFamily(({ asOf }: { readonly asOf: Date }) =>
      batchMap(async (ids: readonly string[]): Promise<ReadonlyMap<string, ScoreFigure>> => {
        const rows = await agreements.findByIds(ctx, ids);
        const families = [...new Set(rows.map(({ familyId }) => familyId))];
        const [indicatorRows, entries] = await Promise.all([indicators.listOf(ctx, ids), scores.listOf(ctx, families, asOf)]);
        const indicatorsOf = groupRows(indicatorRows, ({ agreementId }) => agreementId);
        const entriesOf = groupRows(entries, ({ familyId }) => familyId);
        return new Map(
          rows.map((agreement) => {
            const score = agreementScore(indicatorsOf.get(agreement.id) ?? [], entriesOf.get(agreement.familyId) ?? [], agreement.bonusCap, asOf);
            return [agreement.id, { ...score, agreement }];
          }),
        );
      }),
    ),
  };
}
