import type { Connection, Database, OperationContext, PageArguments } from '@mashang/platform-persistence';
import { fetchFirstPages, fetchPage, updateAtVersion } from '@mashang/platform-persistence';
import { In, LessThan, MoreThan } from 'typeorm';
import { OfficerEntity } from '../officer/officer.entity';
import { DriverEntity } from './driver.entity';
import { VehicleBookingEntity } from './vehicle-booking.entity';
import type { VehicleBookingState } from './vehicle-booking.lifecycle';
import { HOLDING_STATES } from './vehicle-booking.lifecycle';
import { VehicleEntity } from './vehicle.entity';

const EARLIEST_FIRST = [
  { property: 'startsAt', kind: 'instant', direction: 'ASC' },
  { property: 'bookingNo', kind: 'text', direction: 'ASC' },
] as const;

export class VehicleRepository {
  constructor(private readonly database: Database) {}

  findVehicles(ctx: OperationContext, plates: readonly string[]): Promise<VehicleEntity[]> {
    return this.database.manager(ctx).findBy(VehicleEntity, { plateNo: In([...plates]) });
  }

  findDriver(ctx: OperationContext, staffNo: string): Promise<DriverEntity | null> {
    return this.database.manager(ctx).findOneBy(DriverEntity, { staffNo });
  }

  findOfficer(ctx: OperationContext, staffNo: string): Promise<OfficerEntity | null> {
    return this.database.manager(ctx).findOneBy(OfficerEntity, { staffNo });
  }

  async insertVehicle(ctx: OperationContext, vehicle: Readonly<VehicleEntity>): Promise<void> {
    await this.database.manager(ctx).insert(VehicleEntity, vehicle);
  }

  async saveDriver(ctx: OperationContext, driver: Readonly<DriverEntity>): Promise<void> {
    await this.database.manager(ctx).upsert(DriverEntity, driver, ['staffNo']);
  }

  /** Makes whoever else would book this vehicle or this driver wait until the transaction ends; vehicle first, so that no two wait for each other. */
  async hold(ctx: OperationContext, plateNo: string, staffNo: string): Promise<void> {
    const manager = this.database.manager(ctx);
    await manager.update(VehicleEntity, { plateNo }, { plateNo });
    await manager.update(DriverEntity, { staffNo }, { staffNo });
  }

  /** A booking that keeps the vehicle or the driver at some time from `startsAt` to `endsAt`. */
  findOverlapping(ctx: OperationContext, { plateNo, driverStaffNo, startsAt, endsAt }: Pick<VehicleBookingEntity, 'plateNo' | 'driverStaffNo' | 'startsAt' | 'endsAt'>) {
    const overlapping = { state: In([...HOLDING_STATES]), startsAt: LessThan(endsAt), endsAt: MoreThan(startsAt) };
    return this.database.manager(ctx).findOne(VehicleBookingEntity, { where: [{ ...overlapping, plateNo }, { ...overlapping, driverStaffNo }], order: { startsAt: 'ASC' } });
  }

  /** A booking on which the vehicle or the driver is out now. */
  findOut(ctx: OperationContext, { plateNo, driverStaffNo }: Pick<VehicleBookingEntity, 'plateNo' | 'driverStaffNo'>): Promise<VehicleBookingEntity | null> {
    return this.database.manager(ctx).findOneBy(VehicleBookingEntity, [
      { plateNo, state: 'OUT' },
      { driverStaffNo, state: 'OUT' },
    ]);
  }

  async readOdometer(ctx: OperationContext, plateNo: string, odometerKm: number): Promise<void> {
    await this.database.manager(ctx).update(VehicleEntity, { plateNo }, { odometerKm });
  }

  findBooking(ctx: OperationContext, bookingNo: string): Promise<VehicleBookingEntity | null> {
    return this.database.manager(ctx).findOneBy(VehicleBookingEntity, { bookingNo });
  }

  async insertBooking(ctx: OperationContext, booking: Readonly<VehicleBookingEntity>): Promise<void> {
    await this.database.manager(ctx).insert(VehicleBookingEntity, booking);
  }

  async advance(ctx: OperationContext, bookingNo: string, version: number, state: VehicleBookingState, changes: Partial<VehicleBookingEntity>): Promise<void> {
    await updateAtVersion(this.database, ctx, VehicleBookingEntity, { bookingNo }, version, { ...changes, state });
  }

  page(ctx: OperationContext, divisionCode: string, page: PageArguments): Promise<Connection<VehicleEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(VehicleEntity, 'vehicle').where({ divisionCode });
    return fetchPage(query, { name: `personnel.vehicles of ${divisionCode}`, order: [{ property: 'plateNo', kind: 'text', direction: 'ASC' }] }, page);
  }

  /** The bookings of a vehicle, the earliest first. */
  pageBookings(ctx: OperationContext, plateNo: string, page: PageArguments): Promise<Connection<VehicleBookingEntity>> {
    const query = this.database.manager(ctx).createQueryBuilder(VehicleBookingEntity, 'booking').where({ plateNo });
    return fetchPage(query, bookingsOf(plateNo), page);
  }

  /** The first page of each vehicle's bookings: one statement for the batch. */
  firstBookings(ctx: OperationContext, plates: readonly string[], first: number): Promise<ReadonlyMap<string, Connection<VehicleBookingEntity>>> {
    return fetchFirstPages(this.database.manager(ctx), VehicleBookingEntity, { partition: 'plateNo', identity: ['bookingNo'], listOf: bookingsOf }, plates, first);
  }
}

function bookingsOf(plateNo: string) {
  return { name: `personnel.vehicleBookings of ${plateNo}`, order: EARLIEST_FIRST };
}
