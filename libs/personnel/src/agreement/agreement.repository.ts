import type { Database, OperationContext, Connection, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, indexName, uniqueViolationOf, updateAtVersion, whereDivisionIn } from '@mashang/platform-persistence';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { In, IsNull, Not } from 'typeorm';
import { DepartmentEntity } from '../department/department.entity';
import { DivisionEntity } from '../division/division.entity';
import type { AgreementCount, UnitCount } from './agreement-coverage';
import type { PartyKind } from './agreement-party';
import { AgreementSignatureEntity } from './agreement-signature.entity';
import { AgreementEntity } from './agreement.entity';
import { AgreementError } from './agreement.errors';

const ONE_PER_PARTY_AND_YEAR = indexName('responsibility_agreements', ['year', 'party_code', 'revision']);

/** In force as of an instant: signed by then, and neither replaced nor ended. */
const IN_FORCE = `agreement.signedAt <= :asOf AND (agreement.supersededAt IS NULL OR agreement.supersededAt > :asOf)
  AND (agreement.terminatedAt IS NULL OR agreement.terminatedAt > :asOf)`;

interface RawCount {
  readonly divisionCode: string;
  readonly toBeSigned: number | string;
  readonly signed: number | string;
}

function counted({ divisionCode, toBeSigned, signed }: RawCount) {
  return { divisionCode, toBeSigned: Number(toBeSigned), signed: Number(signed) };
}

/** That a body's agreement of the year was signed by the instant, by whichever text, and has not ended. */
function signedBy(kind: Exclude<PartyKind, 'OFFICER'>, code: string): string {
  return `EXISTS (SELECT 1 FROM responsibility_agreements agreement WHERE agreement.party_kind = '${kind}' AND agreement.party_code = ${code}
    AND agreement.year = :year AND agreement.signed_at <= :asOf AND (agreement.terminated_at IS NULL OR agreement.terminated_at > :asOf))`;
}

function counting<Row extends ObjectLiteral>(query: SelectQueryBuilder<Row>, by: string, signed: string, parameters: ObjectLiteral): SelectQueryBuilder<Row> {
  return query.select(by, 'divisionCode').addSelect('COUNT(*)', 'toBeSigned').addSelect(`SUM(CASE WHEN ${signed} THEN 1 ELSE 0 END)`, 'signed').setParameters(parameters).groupBy(by);
}

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
   * Villages and units of the register, each of which has an agreement of the year to sign whether or not one was drafted, and how
   * many have signed one that has not ended. Two grouped statements for all asked divisions.
   */
  async countByDivision(ctx: OperationContext, divisionCodes: readonly string[], year: number, asOf: Date): Promise<readonly AgreementCount[]> {
    const manager = this.database.manager(ctx);
    const villages = counting(manager.createQueryBuilder(DivisionEntity, 'body'), 'body.code', signedBy('DIVISION', 'body.code'), { year, asOf }).where("body.level = 'VILLAGE'");
    const units = counting(manager.createQueryBuilder(DepartmentEntity, 'body'), 'body.divisionCode', signedBy('DEPARTMENT', 'body.code'), { year, asOf })
      .where(`(NOT EXISTS (SELECT 1 FROM department_names named WHERE named.department_code = body.code)
        OR EXISTS (SELECT 1 FROM department_names named WHERE named.department_code = body.code AND named.starts_on <= :lastDay))`)
      .setParameter('lastDay', `${year}-12-31`);
    const ofVillages = await whereDivisionIn(villages, 'body.code', divisionCodes).getRawMany<RawCount>();
    const ofUnits = await whereDivisionIn(units, 'body.divisionCode', divisionCodes).getRawMany<RawCount>();
    return [
      ...ofVillages.map((row) => ({ ...counted(row), partyKind: 'DIVISION' as const })),
      ...ofUnits.map((row) => ({ ...counted(row), partyKind: 'DEPARTMENT' as const })),
    ];
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
