import type { Database, OperationContext, Connection, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, indexName, uniqueViolationOf, updateAtVersion, whereDivisionIn } from '@mashang/platform-persistence';
import { In, IsNull, Not } from 'typeorm';
import type { AgreementCount, UnitCount } from './agreement-coverage';
import type { PartyKind } from './agreement-party';
import { AgreementSignatureEntity } from './agreement-signature.entity';
import { AgreementEntity } from './agreement.entity';
import { AgreementError } from './agreement.errors';

const ONE_PER_PARTY_AND_YEAR = indexName('responsibility_agreements', ['year', 'party_code', 'revision']);

/** In force as of an instant: signed by then, and neither replaced nor ended. */
const IN_FORCE = `agreement.signedAt <= :asOf AND (agreement.supersededAt IS NULL OR agreement.supersededAt > :asOf)
  AND (agreement.terminatedAt IS NULL OR agreement.terminatedAt > :asOf)`;

export class AgreementRepository {
  constructor(private readonly database: Database) {}

  findByIds(ctx: OperationContext, ids: readonly string[]): Promise<AgreementEntity[]> {
    return this.database.manager(ctx).findBy(AgreementEntity, { id: In([...ids]) });
  }

  findById(ctx: OperationContext, id: string): Promise<AgreementEntity | null> {
    return this.database.manager(ctx).findOneBy(AgreementEntity, { id });
  }

  /** Throws `AGREEMENT_EXISTS` when the party has an agreement of the year and revision. */
  async insert(ctx: OperationContext, agreement: AgreementEntity): Promise<void> {
    try {
      await this.database.manager(ctx).insert(AgreementEntity, agreement);
    } catch (error) {
      const violated = uniqueViolationOf(error);
      if (violated !== 'PRIMARY' && violated !== ONE_PER_PARTY_AND_YEAR) throw error;
      throw new AgreementError('AGREEMENT_EXISTS', `${agreement.partyCode} has an agreement of ${agreement.year}: redraft or amend that one.`);
    }
  }

  /** Changes an agreement; throws `STALE_VERSION` when it is no longer at `version`. */
  async advance(ctx: OperationContext, id: string, version: number, changes: Partial<Omit<AgreementEntity, 'version'>>): Promise<void> {
    await updateAtVersion(this.database, ctx, AgreementEntity, { id }, version, changes);
  }

  /** Throws `SIDE_ALREADY_SIGNED` when the side has signed, also when it does so at this moment. */
  async addSignature(ctx: OperationContext, signature: AgreementSignatureEntity): Promise<void> {
    try {
      await this.database.manager(ctx).insert(AgreementSignatureEntity, signature);
    } catch (error) {
      if (uniqueViolationOf(error) === null) throw error;
      throw new AgreementError('SIDE_ALREADY_SIGNED', `The side ${signature.side} has signed this agreement before: nothing is left to sign for it.`);
    }
  }

  listSignatures(ctx: OperationContext, agreementIds: readonly string[]): Promise<AgreementSignatureEntity[]> {
    return this.database.manager(ctx).find(AgreementSignatureEntity, { where: { agreementId: In([...agreementIds]) }, order: { side: 'ASC' } });
  }

  /** All texts of a family, the oldest first. */
  listFamily(ctx: OperationContext, familyId: string): Promise<AgreementEntity[]> {
    return this.database.manager(ctx).find(AgreementEntity, { where: { familyId }, order: { revision: 'ASC' } });
  }

  /** Of each family the text that holds: the signed one, or the first while none is. */
  findCurrent(ctx: OperationContext, familyIds: readonly string[]): Promise<AgreementEntity[]> {
    const familyId = In([...familyIds]);
    return this.database.manager(ctx).findBy(AgreementEntity, [
      { familyId, supersededAt: IsNull(), revision: 1 },
      { familyId, supersededAt: IsNull(), signedAt: Not(IsNull()) },
    ]);
  }

  /** Ends every text of a family that has not ended. */
  async terminateFamily(ctx: OperationContext, familyId: string, terminatedAt: Date, endReason: string): Promise<void> {
    await this.database
      .manager(ctx)
      .createQueryBuilder()
      .update(AgreementEntity)
      .set({ terminatedAt, endReason, version: () => 'version + 1' })
      .where({ familyId, terminatedAt: IsNull() })
      .execute();
  }

  /** The text that a newly signed one replaces. */
  async supersede(ctx: OperationContext, familyId: string, signedId: string, supersededAt: Date): Promise<void> {
    await this.database
      .manager(ctx)
      .createQueryBuilder()
      .update(AgreementEntity)
      .set({ supersededAt, version: () => 'version + 1' })
      .where({ familyId, id: Not(signedId), signedAt: Not(IsNull()), supersededAt: IsNull() })
      .execute();
  }

  /** The agreements in force with any of the parties. */
  listInForceOf(ctx: OperationContext, partyCodes: readonly string[], year: number, asOf: Date): Promise<AgreementEntity[]> {
    return this.inForce(ctx, year, asOf).andWhere('agreement.partyCode IN (:...partyCodes)', { partyCodes: [...partyCodes] }).getMany();
  }

  /** The agreements in force of a township with one kind of party, by identifier. */
  listInForce(ctx: OperationContext, divisionCode: string, year: number, partyKind: PartyKind, asOf: Date): Promise<AgreementEntity[]> {
    return this.inForce(ctx, year, asOf)
      .andWhere('agreement.divisionCode = :divisionCode AND agreement.partyKind = :partyKind', { divisionCode, partyKind })
      .orderBy('agreement.id', 'ASC')
      .getMany();
  }

  private inForce(ctx: OperationContext, year: number, asOf: Date) {
    return this.database.manager(ctx).createQueryBuilder(AgreementEntity, 'agreement').where(`agreement.year = :year AND ${IN_FORCE}`, { year, asOf });
  }

  /** The agreements of a township and year, by identifier. */
  page(ctx: OperationContext, divisionCode: string, year: number, partyKind: PartyKind | null, page: PageArguments): Promise<Connection<AgreementEntity>> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(AgreementEntity, 'agreement')
      .where('agreement.divisionCode = :divisionCode AND agreement.year = :year', { divisionCode, year });
    if (partyKind !== null) query.andWhere('agreement.partyKind = :partyKind', { partyKind });
    const name = `personnel.responsibilityAgreements of ${divisionCode} in ${year} with ${partyKind ?? 'all'}`;
    return fetchPage(query, { name, order: [{ property: 'id', kind: 'text', direction: 'ASC' }] }, page);
  }

  /**
   * Agreements of the year by the division they concern: a village's own, or the township for its units. Once for each party:
   * an amendment is no second agreement; neither the township's own nor one that has ended is to be signed.
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
      .where('agreement.year = :year', { year, asOf })
      .andWhere("agreement.revision = 1 AND agreement.partyKind <> 'OFFICER' AND agreement.partyCode <> agreement.divisionCode")
      .andWhere('(agreement.terminatedAt IS NULL OR agreement.terminatedAt > :asOf)')
      .groupBy(concerned)
      .addGroupBy('agreement.partyKind');
    const rows = await whereDivisionIn(query, concerned, divisionCodes).getRawMany<
      Omit<AgreementCount, 'toBeSigned' | 'signed'> & { toBeSigned: number | string; signed: number | string }
    >();
    return rows.map((row) => ({ ...row, toBeSigned: Number(row.toBeSigned), signed: Number(row.signed) }));
  }

  /** Agreements of the year that bind a department or persons below its own; one grouped statement for all asked departments. */
  async countByDepartment(ctx: OperationContext, departmentCodes: readonly string[], year: number, asOf: Date): Promise<readonly UnitCount[]> {
    const concerned = "CASE WHEN agreement.partyKind = 'DEPARTMENT' THEN agreement.partyCode ELSE parent.partyCode END";
    const rows = await this.database
      .manager(ctx)
      .createQueryBuilder(AgreementEntity, 'agreement')
      .leftJoin(AgreementEntity, 'parent', 'parent.id = agreement.parentId')
      .select(concerned, 'departmentCode')
      .addSelect('COUNT(*)', 'toBeSigned')
      .addSelect('SUM(CASE WHEN agreement.signedAt <= :asOf THEN 1 ELSE 0 END)', 'signed')
      .where(`agreement.year = :year AND agreement.revision = 1 AND ${concerned} IN (:...departmentCodes)`, { year, asOf, departmentCodes: [...departmentCodes] })
      .andWhere('(agreement.terminatedAt IS NULL OR agreement.terminatedAt > :asOf)')
      .groupBy(concerned)
      .getRawMany<{ departmentCode: string; toBeSigned: number | string; signed: number | string }>();
    return rows.map(({ departmentCode, toBeSigned, signed }) => ({ departmentCode, toBeSigned: Number(toBeSigned), signed: Number(signed) }));
  }
}
