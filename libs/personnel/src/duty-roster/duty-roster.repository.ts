import { YearMonth } from '@mashang/domain';
import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchPage, indexName, once, uniqueViolationOf, updateAtVersion, whereDivisionIn } from '@mashang/platform-persistence';
import { Between, In, LessThan, Not } from 'typeorm';
import { DutyRosterEntity } from './duty-roster.entity';
import { DutyRosterError } from './duty-roster.errors';
import type { DutyRosterState, DutyShiftState } from './duty-roster.lifecycle';
import { DutyShiftEntity } from './duty-shift.entity';

const ONE_DUTY_A_DAY = indexName('duty_shifts', ['place_code', 'shift_on', 'staff_no']);

export class DutyRosterRepository {
  constructor(private readonly database: Database) {}

  findRosters(ctx: OperationContext, numbers: readonly string[]): Promise<DutyRosterEntity[]> {
    return this.database.manager(ctx).findBy(DutyRosterEntity, { rosterNo: In([...numbers]) });
  }

  async findRoster(ctx: OperationContext, rosterNo: string): Promise<DutyRosterEntity | null> {
    return this.database.manager(ctx).findOneBy(DutyRosterEntity, { rosterNo });
  }

  /** The latest published roster of a place before a month: its last in turn and its responsible person carry over. */
  findPublishedBefore(ctx: OperationContext, placeCode: string, month: string): Promise<DutyRosterEntity | null> {
    return this.database.manager(ctx).findOne(DutyRosterEntity, { where: { placeCode, month: LessThan(month), state: 'PUBLISHED' }, order: { month: 'DESC' } });
  }

  /** Any roster of a place: all of them are of one division. */
  findAnyOfPlace(ctx: OperationContext, placeCode: string): Promise<DutyRosterEntity | null> {
    return this.database.manager(ctx).findOne(DutyRosterEntity, { where: { placeCode }, order: { month: 'ASC' } });
  }

  /** The rosters of a month in a division and below it, by number. */
  page(ctx: OperationContext, divisionCode: string, month: string, page: PageArguments): Promise<Connection<DutyRosterEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(DutyRosterEntity, 'roster').where('roster.month = :month', { month: YearMonth.parse(month) });
    whereDivisionIn(query, 'roster.divisionCode', [divisionCode]);
    const name = `personnel.dutyRosters of ${divisionCode} in ${month}`;
    return fetchPage(query, { name, order: [{ property: 'rosterNo', kind: 'text', direction: 'ASC' }] }, page);
  }

  /** The published rosters of some months in a division and below it, by number. */
  listPublished(ctx: OperationContext, divisionCode: string, firstMonth: string, lastMonth: string): Promise<DutyRosterEntity[]> {
    const query = this.database
      .manager(ctx)
      .createQueryBuilder(DutyRosterEntity, 'roster')
      .where("roster.state = 'PUBLISHED' AND roster.month BETWEEN :firstMonth AND :lastMonth", { firstMonth, lastMonth })
      .orderBy('roster.rosterNo', 'ASC');
    return whereDivisionIn(query, 'roster.divisionCode', [divisionCode]).getMany();
  }

  async insertRoster(ctx: OperationContext, roster: Readonly<DutyRosterEntity>): Promise<void> {
    try {
      await this.database.manager(ctx).insert(DutyRosterEntity, roster);
    } catch (error) {
      if (uniqueViolationOf(error) === null) throw error;
      throw new DutyRosterError('ROSTER_DRAFTED_MEANWHILE', `Somebody drafted ${roster.rosterNo} at the same moment: read it, and draft again if it will not do.`);
    }
  }

  async advanceRoster(ctx: OperationContext, rosterNo: string, version: number, state: DutyRosterState, changes: Partial<DutyRosterEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, DutyRosterEntity, { rosterNo }, version, { ...changes, state });
  }

  findShifts(ctx: OperationContext, numbers: readonly string[]): Promise<DutyShiftEntity[]> {
    return this.database.manager(ctx).findBy(DutyShiftEntity, { shiftNo: In([...numbers]) });
  }

  async findShift(ctx: OperationContext, shiftNo: string): Promise<DutyShiftEntity | null> {
    return this.database.manager(ctx).findOneBy(DutyShiftEntity, { shiftNo });
  }

  /** The shifts of rosters, by day. */
  listShifts(ctx: OperationContext, rosterNumbers: readonly string[]): Promise<DutyShiftEntity[]> {
    return this.database.manager(ctx).find(DutyShiftEntity, { where: { rosterNo: In([...rosterNumbers]) }, order: { rosterNo: 'ASC', shiftOn: 'ASC', staffNo: 'ASC' } });
  }

  /** Who is on duty at the places on a day, by published rosters. */
  listPublishedOfPlaces(ctx: OperationContext, placeCodes: readonly string[], on: string): Promise<DutyShiftEntity[]> {
    return this.database
      .manager(ctx)
      .find(DutyShiftEntity, { where: { placeCode: In([...placeCodes]), shiftOn: on, state: Not<DutyShiftState>('PLANNED') }, order: { placeCode: 'ASC', staffNo: 'ASC' } });
  }

  /** The published shifts of officers from one day to another, by day. */
  listPublishedOfOfficers(ctx: OperationContext, staffNumbers: readonly string[], firstDay: string, lastDay: string): Promise<DutyShiftEntity[]> {
    return this.database
      .manager(ctx)
      .find(DutyShiftEntity, { where: { staffNo: In([...staffNumbers]), shiftOn: Between(firstDay, lastDay), state: Not<DutyShiftState>('PLANNED') }, order: { shiftOn: 'ASC', placeCode: 'ASC' } });
  }

  async insertShifts(ctx: OperationContext, shifts: readonly Readonly<DutyShiftEntity>[]): Promise<void> {
    if (shifts.length > 0) await this.oncePerDay(this.database.manager(ctx).insert(DutyShiftEntity, [...shifts]));
  }

  async deleteShifts(ctx: OperationContext, rosterNo: string): Promise<void> {
    await this.database.manager(ctx).delete(DutyShiftEntity, { rosterNo });
  }

  /** Publishes all shifts of a roster; each is a version further. */
  async scheduleShifts(ctx: OperationContext, rosterNo: string): Promise<void> {
    await this.database
      .manager(ctx)
      .createQueryBuilder()
      .update(DutyShiftEntity)
      .set({ state: 'SCHEDULED', version: () => 'version + 1' })
      .where({ rosterNo, state: 'PLANNED' })
      .execute();
  }

  async advanceShift(ctx: OperationContext, shiftNo: string, version: number, state: DutyShiftState, changes: Partial<DutyShiftEntity>): Promise<void> {
    await this.oncePerDay(updateAtVersion(this.database, ctx, DutyShiftEntity, { shiftNo }, version, { ...changes, state }));
  }

  private oncePerDay<Result>(work: Promise<Result>): Promise<Result> {
    return once(ONE_DUTY_A_DAY, work, () => new DutyRosterError('OFFICER_NOT_FREE', 'The officer is on duty there on that day already: choose another.'));
  }
}
