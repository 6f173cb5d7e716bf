import type { Database, OperationContext } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { AgreementIndicatorEntity } from './agreement-indicator.entity';

/** An indicator of a parent that an indicator of a signed child serves. */
export interface ServedIndicator {
  readonly parentId: string;
  readonly servesCode: string;
}

export class AgreementIndicatorRepository {
  constructor(private readonly database: Database) {}

  /** The indicators of the agreements, in the order of the text. */
  listOf(ctx: OperationContext, agreementIds: readonly string[]): Promise<AgreementIndicatorEntity[]> {
    return this.database.manager(ctx).find(AgreementIndicatorEntity, { where: { agreementId: In([...agreementIds]) }, order: { position: 'ASC' } });
  }

  /** Gives an agreement these indicators in place of those it had. */
  async replace(ctx: OperationContext, agreementId: string, indicators: readonly AgreementIndicatorEntity[]): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.delete(AgreementIndicatorEntity, { agreementId });
    if (indicators.length > 0) await manager.insert(AgreementIndicatorEntity, [...indicators]);
  }

  /** Which indicators of the families' parents their children in force serve; one statement for all. */
  listServed(ctx: OperationContext, parentIds: readonly string[], asOf: Date): Promise<readonly ServedIndicator[]> {
    return this.database
      .manager(ctx)
      .createQueryBuilder(AgreementIndicatorEntity, 'indicator')
      .innerJoin('responsibility_agreements', 'agreement', 'agreement.id = indicator.agreementId')
      .select('agreement.parent_id', 'parentId')
      .addSelect('indicator.servesCode', 'servesCode')
      .where('agreement.parent_id IN (:...parentIds) AND indicator.servesCode IS NOT NULL', { parentIds: [...parentIds] })
      .andWhere('agreement.signed_at <= :asOf', { asOf })
      .andWhere('(agreement.superseded_at IS NULL OR agreement.superseded_at > :asOf) AND (agreement.terminated_at IS NULL OR agreement.terminated_at > :asOf)')
      .groupBy('agreement.parent_id')
      .addGroupBy('indicator.servesCode')
      .getRawMany<ServedIndicator>();
  }
}
