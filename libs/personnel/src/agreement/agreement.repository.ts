import type { Database, OperationContext, Connection, PageArguments } from '@mashang/platform-persistence';
import { whereDivisionIn, fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import type { AgreementCount } from './agreement-coverage';
import { AgreementEntity } from './agreement.entity';

export class AgreementRepository {
  constructor(private readonly database: Database) {}

  findByIds(ctx: OperationContext, ids: readonly string[]): Promise<AgreementEntity[]> {
    return this.database.manager(ctx).findBy(AgreementEntity, { id: In([...ids]) });
  }

  findById(ctx: OperationContext, id: string): Promise<AgreementEntity | null> {
    return this.database.manager(ctx).findOneBy(AgreementEntity, { id });
  }

  /** Records a signature; throws `STALE_VERSION` when the agreement is no longer at `version`. */
  async sign(ctx: OperationContext, id: string, version: number, signature: { signedOn: string; signedAt: Date }): Promise<void> {
    await updateAtVersion(this.database, ctx, AgreementEntity, { id }, version, signature);
  }

  /** The agreements of a township and year, by identifier. */
  page(ctx: OperationContext, divisionCode: string, year: number, page: PageArguments): Promise<Connection<AgreementEntity>> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(AgreementEntity, 'agreement')
      .where('agreement.divisionCode = :divisionCode AND agreement.year = :year', { divisionCode, year });
    const name = `personnel.responsibilityAgreements of ${divisionCode} in ${year}`;
    return fetchPage(query, { name, order: [{ property: 'id', kind: 'text', direction: 'ASC' }] }, page);
  }

  /**
   * Agreements of the year by the division they concern: a village's own, or the township for its units.
   * One grouped statement for all asked divisions.
   */
  async countByDivision(
    ctx: OperationContext,
    divisionCodes: readonly string[],
    year: number,
    asOf: Date,
  ): Promise<readonly AgreementCount[]> {
    const concerned = "CASE WHEN agreement.partyKind = 'DIVISION' THEN agreement.partyCode ELSE agreement.divisionCode END";
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(AgreementEntity, 'agreement')
      .select(concerned, 'divisionCode')
      .addSelect('agreement.partyKind', 'partyKind')
      .addSelect('COUNT(*)', 'toBeSigned')
      .addSelect('SUM(CASE WHEN agreement.signedAt <= :asOf THEN 1 ELSE 0 END)', 'signed')
      .where('agreement.year = :year', { year, asOf: asOf })
      .groupBy(concerned)
      .addGroupBy('agreement.partyKind');
    const rows = await whereDivisionIn(query, concerned, divisionCodes).getRawMany<
      Omit<AgreementCount, 'toBeSigned' | 'signed'> & { toBeSigned: number | string; signed: number | string }
    >();
    return rows.map((row) => ({ ...row, toBeSigned: Number(row.toBeSigned), signed: Number(row.signed) }));
  }
}
