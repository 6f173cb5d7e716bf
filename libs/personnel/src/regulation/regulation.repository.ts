import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, updateAtVersion, whereGroupIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { departmentOn, inServiceOn } from '../employment/employment.repository';
import { OfficerEntity } from '../officer/officer.entity';
import type { AcknowledgementCount } from './acknowledgement-rate';
import { RegulationAcknowledgementEntity } from './regulation-acknowledgement.entity';
import { RegulationVersionEntity } from './regulation-version.entity';
import { RegulationEntity } from './regulation.entity';
import type { RegulationVersionState } from './regulation.lifecycle';

const BY_CODE = [{ property: 'code', kind: 'text', direction: 'ASC' }] as const;

/** What acknowledgements are counted by. */
const GROUP_COLUMN = { division: 'officer.divisionCode', department: departmentOn('officer', ':day'), version: 'issued.id' } as const;

/** A regulation binds the staff of its township and of the villages below: what the first nine digits of a code say. */
const BINDS = 'SUBSTR(officer.divisionCode, 1, 9) = SUBSTR(issued.divisionCode, 1, 9)';

export class RegulationRepository {
  constructor(private readonly database: Database) {}

  findByCodes(ctx: OperationContext, codes: readonly string[]): Promise<RegulationEntity[]> {
    return this.database.manager(ctx).findBy(RegulationEntity, { code: In([...codes]) });
  }

  findVersion(ctx: OperationContext, id: string): Promise<RegulationVersionEntity | null> {
    return this.database.manager(ctx).findOneBy(RegulationVersionEntity, { id });
  }

  /** The versions of the regulations, the first one of each first. */
  listVersions(ctx: OperationContext, codes: readonly string[]): Promise<RegulationVersionEntity[]> {
    return this.database
      .manager(ctx)
      .find(RegulationVersionEntity, { where: { regulationCode: In([...codes]) }, order: { regulationCode: 'ASC', ordinal: 'ASC' } });
  }

  page(ctx: OperationContext, divisionCode: string, page: PageArguments): Promise<Connection<RegulationEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(RegulationEntity, 'regulation').where({ divisionCode });
    return fetchPage(query, { name: `personnel.regulations of ${divisionCode}`, order: BY_CODE }, page);
  }

  async insert(ctx: OperationContext, regulation: Readonly<RegulationEntity>): Promise<void> {
    await this.database.manager(ctx).insert(RegulationEntity, regulation);
  }

  async insertVersion(ctx: OperationContext, version: Readonly<RegulationVersionEntity>): Promise<void> {
    await this.database.manager(ctx).insert(RegulationVersionEntity, version);
  }

  /** Makes whoever else would number or issue a version of this regulation wait until the transaction ends. */
  async hold(ctx: OperationContext, code: string): Promise<void> {
    await this.database.manager(ctx).increment(RegulationEntity, { code }, 'version', 1);
  }

  async advance(ctx: OperationContext, id: string, version: number, state: RegulationVersionState, changes: Partial<RegulationVersionEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, RegulationVersionEntity, { id }, version, { ...changes, state });
  }

  async replaceFrom(ctx: OperationContext, id: string, replacedFrom: string): Promise<void> {
    await this.database.manager(ctx).update(RegulationVersionEntity, { id }, { replacedFrom });
  }

  async acknowledge(ctx: OperationContext, acknowledgement: Readonly<RegulationAcknowledgementEntity>): Promise<void> {
    await this.database.manager(ctx).insert(RegulationAcknowledgementEntity, acknowledgement);
  }

  /** Which of the versions the officer has acknowledged. */
  listAcknowledgedBy(ctx: OperationContext, staffNo: string, versionIds: readonly string[]): Promise<RegulationAcknowledgementEntity[]> {
    return this.database.manager(ctx).findBy(RegulationAcknowledgementEntity, { staffNo, versionId: In([...versionIds]) });
  }

  /**
   * Acknowledgements due and given, by division, department or version: one grouped statement for the batch. By version all issued
   * ones count, otherwise those in force on the day. Whoever has left before the day owes none.
   */
  async countAcknowledgements(
    ctx: OperationContext,
    group: keyof typeof GROUP_COLUMN,
    codes: readonly string[],
    day: string,
    asOf: Date,
  ): Promise<readonly AcknowledgementCount[]> {
    const column = GROUP_COLUMN[group];
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(OfficerEntity, 'officer')
      .innerJoin(RegulationVersionEntity, 'issued', `issued.state = 'ISSUED' AND ${BINDS}`)
      .leftJoin(
        RegulationAcknowledgementEntity,
        'given',
        'given.versionId = issued.id AND given.staffNo = officer.staffNo AND given.acknowledgedAt <= :asOf',
        { asOf },
      )
      .select(column, 'code')
      .addSelect('COUNT(*)', 'due')
      .addSelect('COUNT(given.staffNo)', 'given')
      .where(inServiceOn('officer.staffNo', ':day'), { day })
      .groupBy(column);
    if (group !== 'version') query.andWhere('issued.effectiveFrom <= :day AND (issued.replacedFrom IS NULL OR issued.replacedFrom > :day)');
    const rows = await whereGroupIn(query, group, column, codes).getRawMany<AcknowledgementCount>();
    return rows.map(({ code, due, given }) => ({ code, due: Number(due), given: Number(given) }));
  }
}
