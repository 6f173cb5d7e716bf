import { checkName, column } from '@mashang/platform-persistence';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { VehicleBookingState } from './vehicle-booking.lifecycle';
import { VehicleEntity } from './vehicle.entity';

/** A vehicle with a driver for a time (派车单); the time begins at `startsAt` and ends before `endsAt`. */
@Entity('vehicle_bookings')
@Index(['plateNo', 'startsAt', 'bookingNo'])
@Index(['driverStaffNo', 'startsAt'])
@Check(checkName('vehicle_bookings', 'state'), "state IN ('REQUESTED', 'APPROVED', 'OUT', 'BACK', 'REFUSED', 'CANCELLED')")
@Check(checkName('vehicle_bookings', 'time'), 'ends_at > starts_at')
@Check(checkName('vehicle_bookings', 'two_persons'), 'decided_by IS NULL OR decided_by <> requester_staff_no')
@Check(checkName('vehicle_bookings', 'out'), "state NOT IN ('OUT', 'BACK') OR odometer_out_km IS NOT NULL")
@Check(checkName('vehicle_bookings', 'back'), "(state = 'BACK') = (odometer_back_km IS NOT NULL)")
@Check(checkName('vehicle_bookings', 'mileage'), 'odometer_back_km IS NULL OR odometer_back_km >= odometer_out_km')
export class VehicleBookingEntity {
  @PrimaryColumn(column.code(32))
  bookingNo!: string;

  @Column(column.code(12))
  divisionCode!: string;

  /** The requester's department; null for who serves in none. */
  @Column(column.code(40, { nullable: true }))
  departmentCode!: string | null;

  @ForeignKey(() => VehicleEntity, 'plateNo')
  @Column(column.code(16))
  plateNo!: string;

  @Column(column.code(32))
  driverStaffNo!: string;

  @Column(column.code(32))
  requesterStaffNo!: string;

  @Column(column.text(500))
  purpose!: string;

  @Column(column.instant())
  startsAt!: Date;

  @Column(column.instant())
  endsAt!: Date;

  @Column(column.code(12))
  state!: VehicleBookingState;

  @Column(column.code(32, { nullable: true }))
  decidedBy!: string | null;

  @Column(column.text(1000, { nullable: true }))
  reason!: string | null;

  @Column(column.integer({ nullable: true }))
  odometerOutKm!: number | null;

  @Column(column.integer({ nullable: true }))
  odometerBackKm!: number | null;

  @Column(column.version())
  version!: number;
}
