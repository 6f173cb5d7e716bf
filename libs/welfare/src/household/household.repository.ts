import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, whereDivisionIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { HouseholdEntity } from './household.entity';
import { HOUSEHOLD_RELATIONS, ResidentEntity } from './resident.entity';

export class HouseholdRepository {
  constructor(private readonly database: Database) {}

  findByIds(ctx: OperationContext, ids: readonly string[]): Promise<HouseholdEntity[]> {
    return this.database.manager(ctx).findBy(HouseholdEntity, { id: In([...ids]) });
  }

  findResidentsByIds(ctx: OperationContext, ids: readonly string[]): Promise<ResidentEntity[]> {
    return this.database.manager(ctx).findBy(ResidentEntity, { id: In([...ids]) });
  }

  /** Members of the households, the head first. */
  async listMembers(ctx: OperationContext, householdIds: readonly string[]): Promise<readonly ResidentEntity[]> {
    const members = await this.database
      .manager(ctx)
      .find(ResidentEntity, { where: { householdId: In([...householdIds]) }, order: { id: 'ASC' } });
    return members.sort((a, b) => HOUSEHOLD_RELATIONS.indexOf(a.relation) - HOUSEHOLD_RELATIONS.indexOf(b.relation));
  }

  /** Households of a division and all below it, by identifier. */
  page(ctx: OperationContext, divisionCode: string, page: PageArguments): Promise<Connection<HouseholdEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(HouseholdEntity, 'household');
    whereDivisionIn(query, 'household.divisionCode', [divisionCode]);
    const name = `welfare.households of ${divisionCode}`;
    return fetchPage(query, { name, order: [{ property: 'id', kind: 'text', direction: 'ASC' }] }, page);
  }

  /**
   * Holds the household until the transaction ends, so that what is counted of it cannot change meanwhile; null when it is
   * unknown. An update that changes nothing locks on both engines.
   */
  async lock(ctx: OperationContext, id: string): Promise<HouseholdEntity | null> {
    const manager = this.database.manager(ctx);
    await manager.createQueryBuilder().update(HouseholdEntity).set({ memberCount: () => 'member_count' }).where({ id }).execute();
    return manager.findOneBy(HouseholdEntity, { id });
  }
}
