import type { Period } from '@mashang/domain';
import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, updateAtVersion, whereDivisionIn, whereGroupIn } from '@mashang/platform-persistence';
import { In } from 'typeorm';
import { DivisionEntity } from '../division/division.entity';
import { OfficerEntity } from '../officer/officer.entity';
import { VillageAssignmentEntity } from './village-assignment.entity';
import { VillageIssueEntity } from './village-issue.entity';
import type { VillageIssueState } from './village-issue.lifecycle';
import { VillageVisitEntity } from './village-visit.entity';
import type { IssueCount, PairingCount, VisitCount } from './village-work';

const EARLIEST_FIRST = [
  { property: 'startsOn', kind: 'text', direction: 'ASC' },
  { property: 'id', kind: 'text', direction: 'ASC' },
] as const;

const LATEST_FIRST = [
  { property: 'visitedOn', kind: 'text', direction: 'DESC' },
  { property: 'id', kind: 'text', direction: 'DESC' },
] as const;

const MOST_OVERDUE_FIRST = [
  { property: 'dueOn', kind: 'text', direction: 'ASC' },
  { property: 'id', kind: 'text', direction: 'ASC' },
] as const;

/** What the work in the villages is counted by. */
export type VillageWorkGroup = 'division' | 'department';

const IN_FORCE = 'assignment.startsOn <= :on AND (assignment.endsOn IS NULL OR assignment.endsOn >= :on)';

export class VillagePairingRepository {
  constructor(private readonly database: Database) {}

  findDivision(ctx: OperationContext, code: string): Promise<DivisionEntity | null> {
    return this.database.manager(ctx).findOneBy(DivisionEntity, { code });
  }

  findOfficers(ctx: OperationContext, staffNumbers: readonly string[]): Promise<OfficerEntity[]> {
    return this.database.manager(ctx).findBy(OfficerEntity, { staffNo: In([...staffNumbers]) });
  }

  /** Makes whoever else would change this village's assignments wait until the transaction ends. */
  async holdVillage(ctx: OperationContext, divisionCode: string): Promise<void> {
    await this.database.manager(ctx).update(DivisionEntity, { code: divisionCode }, { code: divisionCode });
  }

  findAssignment(ctx: OperationContext, id: string): Promise<VillageAssignmentEntity | null> {
    return this.database.manager(ctx).findOneBy(VillageAssignmentEntity, { id });
  }

  listAssignments(ctx: OperationContext, divisionCode: string, staffNo: string): Promise<VillageAssignmentEntity[]> {
    return this.database.manager(ctx).findBy(VillageAssignmentEntity, { divisionCode, staffNo });
  }

  async insertAssignment(ctx: OperationContext, assignment: Readonly<VillageAssignmentEntity>): Promise<void> {
    await this.database.manager(ctx).insert(VillageAssignmentEntity, assignment);
  }

  async endAssignment(ctx: OperationContext, id: string, version: number, endsOn: string): Promise<void> {
    await updateAtVersion(this.database, ctx, VillageAssignmentEntity, { id }, version, { endsOn });
  }

  pageAssignments(ctx: OperationContext, divisionCode: string, page: PageArguments): Promise<Connection<VillageAssignmentEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(VillageAssignmentEntity, 'assignment').where({ divisionCode });
    return fetchPage(query, { name: `personnel.villageAssignments of ${divisionCode}`, order: EARLIEST_FIRST }, page);
  }

  /** Villages of the division and below that no assignment covers on the day, by code. */
  pageUnpaired(ctx: OperationContext, divisionCode: string, on: string, page: PageArguments): Promise<Connection<DivisionEntity>> {
    const manager = this.database.manager(ctx);
    const paired = manager
      .createQueryBuilder(VillageAssignmentEntity, 'assignment')
      .select('1')
      .where(`assignment.divisionCode = village.code AND ${IN_FORCE}`);
    const query = manager
      .createQueryBuilder(DivisionEntity, 'village')
      .where(`village.level = 'VILLAGE' AND NOT EXISTS (${paired.getQuery()})`, { on });
    whereDivisionIn(query, 'village.code', [divisionCode]);
    return fetchPage(query, { name: `personnel.unpairedVillages of ${divisionCode} on ${on}`, order: [{ property: 'code', kind: 'text', direction: 'ASC' }] }, page);
  }

  getVisit(ctx: OperationContext, id: string): Promise<VillageVisitEntity> {
    return this.database.manager(ctx).findOneByOrFail(VillageVisitEntity, { id });
  }

  async insertVisit(ctx: OperationContext, visit: Readonly<VillageVisitEntity>, issues: readonly VillageIssueEntity[]): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.insert(VillageVisitEntity, visit);
    if (issues.length > 0) await manager.insert(VillageIssueEntity, [...issues]);
  }

  pageVisits(ctx: OperationContext, divisionCode: string, page: PageArguments): Promise<Connection<VillageVisitEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(VillageVisitEntity, 'visit').where({ divisionCode });
    return fetchPage(query, { name: `personnel.villageVisits of ${divisionCode}`, order: LATEST_FIRST }, page);
  }

  findIssue(ctx: OperationContext, id: string): Promise<VillageIssueEntity | null> {
    return this.database.manager(ctx).findOneBy(VillageIssueEntity, { id });
  }

  listIssues(ctx: OperationContext, visitIds: readonly string[]): Promise<VillageIssueEntity[]> {
    return this.database.manager(ctx).find(VillageIssueEntity, { where: { visitId: In([...visitIds]) }, order: { dueOn: 'ASC', id: 'ASC' } });
  }

  async advanceIssue(ctx: OperationContext, id: string, version: number, state: VillageIssueState, changes: Partial<VillageIssueEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, VillageIssueEntity, { id }, version, { ...changes, state });
  }

  pageOverdue(ctx: OperationContext, divisionCode: string, today: string, page: PageArguments): Promise<Connection<VillageIssueEntity>> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(VillageIssueEntity, 'issue')
      .where("issue.state = 'OPEN' AND issue.dueOn < :today", { today });
    whereDivisionIn(query, 'issue.divisionCode', [divisionCode]);
    return fetchPage(query, { name: `personnel.overdueVillageIssues of ${divisionCode} on ${today}`, order: MOST_OVERDUE_FIRST }, page);
  }

  /** Villages paired at some time in the period, and those of them that a paired officer visited in it: one grouped statement. */
  async countPairings(ctx: OperationContext, group: VillageWorkGroup, codes: readonly string[], { firstDay, lastDay }: Period): Promise<readonly PairingCount[]> {
    const column = group === 'division' ? 'assignment.divisionCode' : 'officer.departmentCode';
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(VillageAssignmentEntity, 'assignment')
      .innerJoin(OfficerEntity, 'officer', 'officer.staffNo = assignment.staffNo')
      .leftJoin(
        VillageVisitEntity,
        'visit',
        'visit.divisionCode = assignment.divisionCode AND visit.staffNo = assignment.staffNo AND visit.visitedOn BETWEEN :firstDay AND :lastDay',
      )
      .select(column, 'code')
      .addSelect('COUNT(DISTINCT assignment.divisionCode)', 'paired')
      .addSelect('COUNT(DISTINCT visit.divisionCode)', 'visited')
      .where('assignment.startsOn <= :lastDay AND (assignment.endsOn IS NULL OR assignment.endsOn >= :firstDay)', { firstDay, lastDay })
      .groupBy(column);
    const rows = await whereGroupIn(query, group, column, codes).getRawMany<PairingCount>();
    return rows.map(({ code, paired, visited }) => ({ code, paired: Number(paired), visited: Number(visited) }));
  }

  /** Visits made in the period: one grouped statement. */
  async countVisits(ctx: OperationContext, group: VillageWorkGroup, codes: readonly string[], { firstDay, lastDay }: Period): Promise<readonly VisitCount[]> {
    const column = group === 'division' ? 'visit.divisionCode' : 'visit.departmentCode';
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(VillageVisitEntity, 'visit')
      .select(column, 'code')
      .addSelect('COUNT(*)', 'visits')
      .where('visit.visitedOn BETWEEN :firstDay AND :lastDay', { firstDay, lastDay })
      .groupBy(column);
    const rows = await whereGroupIn(query, group, column, codes).getRawMany<VisitCount>();
    return rows.map(({ code, visits }) => ({ code, visits: Number(visits) }));
  }

  /** Issues raised in the period, and where they stand today: one grouped statement. */
  async countIssues(ctx: OperationContext, group: VillageWorkGroup, codes: readonly string[], { firstDay, lastDay }: Period, today: string): Promise<readonly IssueCount[]> {
    const column = group === 'division' ? 'issue.divisionCode' : 'issue.departmentCode';
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(VillageIssueEntity, 'issue')
      .select(column, 'code')
      .addSelect('COUNT(*)', 'raised')
      .addSelect("SUM(CASE WHEN issue.state = 'CONFIRMED' THEN 1 ELSE 0 END)", 'confirmed')
      .addSelect("SUM(CASE WHEN issue.state = 'OPEN' AND issue.dueOn < :today THEN 1 ELSE 0 END)", 'overdue')
      .where('issue.raisedOn BETWEEN :firstDay AND :lastDay', { firstDay, lastDay, today })
      .groupBy(column);
    const rows = await whereGroupIn(query, group, column, codes).getRawMany<IssueCount>();
    return rows.map(({ code, raised, confirmed, overdue }) => ({ code, raised: Number(raised), confirmed: Number(confirmed), overdue: Number(overdue) }));
  }
}
