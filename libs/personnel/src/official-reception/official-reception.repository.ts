import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, lockRows, updateAtVersion, whereDivisionIn } from '@mashang/platform-persistence';
import { IsNull } from 'typeorm';
import { DivisionEntity } from '../division/division.entity';
import { HostLimitEntity } from './host-limit.entity';
import { MealStandardEntity } from './meal-standard.entity';
import { OfficialReceptionEntity } from './official-reception.entity';
import type { ReceptionState } from './official-reception.lifecycle';
import type { MealKind } from './reception-standard';

const LATEST_FIRST = [
  { property: 'heldOn', kind: 'text', direction: 'DESC' },
  { property: 'receptionNo', kind: 'text', direction: 'DESC' },
] as const;

export class OfficialReceptionRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, receptionNo: string): Promise<OfficialReceptionEntity | null> {
    return this.database.manager(ctx).findOneBy(OfficialReceptionEntity, { receptionNo });
  }

  findByClaim(ctx: OperationContext, claimNo: string): Promise<OfficialReceptionEntity | null> {
    return this.database.manager(ctx).findOneBy(OfficialReceptionEntity, { claimNo });
  }

  async insert(ctx: OperationContext, reception: Readonly<OfficialReceptionEntity>): Promise<void> {
    await this.database.manager(ctx).insert(OfficialReceptionEntity, reception);
  }

  async advance(ctx: OperationContext, receptionNo: string, version: number, state: ReceptionState, changes: Partial<OfficialReceptionEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, OfficialReceptionEntity, { receptionNo }, version, { ...changes, state });
  }

  page(ctx: OperationContext, divisionCode: string, page: PageArguments): Promise<Connection<OfficialReceptionEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(OfficialReceptionEntity, 'reception');
    whereDivisionIn(query, 'reception.divisionCode', [divisionCode]);
    return fetchPage(query, { name: `personnel.officialReceptions of ${divisionCode}`, order: LATEST_FIRST }, page);
  }

  /** Makes whoever else would set a standard of the division wait until the transaction ends: two at once would leave two without an end. */
  holdStandards(ctx: OperationContext, divisionCode: string): Promise<void> {
    return lockRows(this.database, ctx, DivisionEntity, 'code', [divisionCode]);
  }

  listStandards(ctx: OperationContext, divisionCode: string, meal: MealKind): Promise<MealStandardEntity[]> {
    return this.database.manager(ctx).find(MealStandardEntity, { where: { divisionCode, meal }, order: { validFrom: 'ASC' } });
  }

  listHostLimits(ctx: OperationContext, divisionCode: string): Promise<HostLimitEntity[]> {
    return this.database.manager(ctx).find(HostLimitEntity, { where: { divisionCode }, order: { validFrom: 'ASC' } });
  }

  /** A standard from a day on; the one before ends the day before. */
  async beginStandard(ctx: OperationContext, standard: Readonly<MealStandardEntity>, lastDayBefore: string): Promise<void> {
    const manager = this.database.manager(ctx);
    const { divisionCode, meal } = standard;
    await manager.update(MealStandardEntity, { divisionCode, meal, validUntil: IsNull() }, { validUntil: lastDayBefore });
    await manager.insert(MealStandardEntity, standard);
  }

  async beginHostLimit(ctx: OperationContext, limit: Readonly<HostLimitEntity>, lastDayBefore: string): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.update(HostLimitEntity, { divisionCode: limit.divisionCode, validUntil: IsNull() }, { validUntil: lastDayBefore });
    await manager.insert(HostLimitEntity, limit);
  }
}
