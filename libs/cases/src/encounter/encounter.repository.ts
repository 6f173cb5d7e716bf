import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { EncounterHandoverEntity } from './encounter-handover.entity';
import { EncounterEntity } from './encounter.entity';
import type { EncounterState } from './encounter.lifecycle';

const MOST_OVERDUE_FIRST = [
  { property: 'dueOn', kind: 'text', direction: 'ASC' },
  { property: 'encounterNo', kind: 'text', direction: 'ASC' },
] as const;

export class EncounterRepository {
  constructor(private readonly database: Database) {}

  findByNumber(ctx: OperationContext, encounterNo: string): Promise<EncounterEntity | null> {
    return this.database.manager(ctx).findOneBy(EncounterEntity, { encounterNo });
  }

  /** The chain of the encounters, in the order in which it grew. */
  listHandovers(ctx: OperationContext, numbers: readonly string[]): Promise<EncounterHandoverEntity[]> {
    return this.database
      .manager(ctx)
      .find(EncounterHandoverEntity, { where: { encounterNo: In([...numbers]) }, order: { encounterNo: 'ASC', answeredAt: 'ASC', id: 'ASC' } });
  }

  /** What is past its day: offers that nobody takes, encounters that nobody closes; the most overdue first. */
  pageOrphans(ctx: OperationContext, departmentCode: string | null, today: string, page: PageArguments): Promise<Connection<EncounterEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(EncounterEntity, 'encounter');
    query.where("encounter.state IN ('OPEN', 'OFFERED') AND encounter.dueOn < :today", { today });
    if (departmentCode !== null) query.andWhere('(encounter.departmentCode = :departmentCode OR encounter.offeredToDepartmentCode = :departmentCode)', { departmentCode });
    return fetchPage(query, { name: `cases.orphanEncounters of ${departmentCode ?? 'all'} on ${today}`, order: MOST_OVERDUE_FIRST }, page);
  }

  async insert(ctx: OperationContext, encounter: Readonly<EncounterEntity>): Promise<void> {
    await this.database.manager(ctx).insert(EncounterEntity, encounter);
  }

  async appendHandover(ctx: OperationContext, handover: Readonly<EncounterHandoverEntity>): Promise<void> {
    await this.database.manager(ctx).insert(EncounterHandoverEntity, handover);
  }

  async advance(ctx: OperationContext, encounterNo: string, version: number, state: EncounterState, changes: Partial<EncounterEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, EncounterEntity, { encounterNo }, version, { ...changes, state });
  }
}
