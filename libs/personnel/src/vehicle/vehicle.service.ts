import { businessDateOf, DivisionCode, parseText } from '@mashang/domain';
import type { Database, OperationContext, UnitOfWork } from '@mashang/platform-persistence';
import type { RecordStepScope } from '@mashang/platform-subgraph';
import { admitRow, nextRecordNo, RecordStepService } from '@mashang/platform-subgraph';
import type {
  BookVehicleInput,
  OdometerInput,
  RefuseVehicleBookingInput,
  RegisterDriverInput,
  RegisterVehicleInput,
  VehicleBookingStepInput,
} from '../__generated__/resolver-types';
import type { OfficeRegister } from '../office/office-register';
import { OfficeError } from '../office/office.errors';
import { parseNumber } from '../office/office.inputs';
import { staffNoOf } from '../office/staff';
import { mayDrive } from './licence-class';
import { bringBackRule, decideBookingRule, drivenBooking, ownBooking, readVehicle, registerVehicleRule } from './vehicle.access';
import type { VehicleBookingEntity } from './vehicle-booking.entity';
import type { VehicleBookingState, VehicleBookingStep } from './vehicle-booking.lifecycle';
import { vehicleBookingLifecycle } from './vehicle-booking.lifecycle';
import type { VehicleEntity } from './vehicle.entity';
import type { VehicleRepository } from './vehicle.repository';

type BookingScope = RecordStepScope<VehicleBookingEntity>;

/** How long before the booked time a driver may leave. */
const EARLY_MS = 3_600_000;
const LONGEST_ODOMETER_KM = 9_999_999;
const PLATE = /^[\p{Script=Han}A-Z0-9-]{5,16}$/u;

/** 车辆管理: one trip at a time for each vehicle and each driver, agreed to by somebody else, with the odometer read out and back. */
export class VehicleService {
  private readonly steps: RecordStepService<VehicleBookingEntity, VehicleBookingState, VehicleBookingStep>;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: Database,
    private readonly vehicles: VehicleRepository,
    private readonly register: OfficeRegister,
  ) {
    this.steps = new RecordStepService<VehicleBookingEntity, VehicleBookingState, VehicleBookingStep>(unitOfWork, {
      type: 'VehicleBooking',
      lifecycle: vehicleBookingLifecycle,
      rule: drivenBooking,
      unknown: 'VEHICLE_BOOKING_UNKNOWN',
      find: (ctx, bookingNo) => vehicles.findBooking(ctx, bookingNo),
      advance: (...change) => vehicles.advance(...change),
    });
  }

  get(ctx: OperationContext, bookingNo: string): Promise<VehicleBookingEntity> {
    return this.steps.get(ctx, bookingNo);
  }

  async registerVehicle(ctx: OperationContext, input: RegisterVehicleInput): Promise<void> {
    const { idempotencyKey, division: divisionCode, plateNo, licenceClass } = input;
    if (!PLATE.test(plateNo)) throw new OfficeError('PLATE_NUMBER', 'A plate number has 5 to 16 characters: write it without blanks.');
    const model = parseText('model', input.model, 64);
    const odometerKm = parseNumber('odometer', input.odometerKm, 0, LONGEST_ODOMETER_KM);
    const request = { name: 'personnel.registerVehicle', idempotencyKey, input: { division: divisionCode, plateNo, model, licenceClass, odometerKm } };
    await this.unitOfWork.run(ctx, request, async (tx, journal) => {
      admitRow(registerVehicleRule, tx.principal, { divisionCode });
      await this.register.assertDivision(tx, divisionCode);
      if ((await this.vehicles.findVehicles(tx, [plateNo])).length > 0) throw new OfficeError('VEHICLE_REGISTERED', `${plateNo} is registered already: nothing is left to do.`);
      await this.vehicles.insertVehicle(tx, { plateNo, model, licenceClass, odometerKm, divisionCode });
      journal.audit({ action: 'vehicle.register', entityType: 'Vehicle', entityId: plateNo, divisionCode, change: request.input });
      return null;
    });
  }

  /** Registers who may drive, or the renewed licence of who may; refuses with `OFFICER_HAS_LEFT` who serves here no more. */
  async registerDriver(ctx: OperationContext, { idempotencyKey, staffNo, licenceClass, validUntil }: RegisterDriverInput): Promise<void> {
    await this.unitOfWork.run(ctx, { name: 'personnel.registerDriver', idempotencyKey, input: { staffNo, licenceClass, validUntil } }, async (tx, journal) => {
      const officer = await this.vehicles.findOfficer(tx, staffNo);
      if (!officer) throw new OfficeError('OFFICER_UNKNOWN', `There is no officer ${staffNo}: check the staff number.`, { staffNo });
      const { divisionCode } = admitRow(registerVehicleRule, tx.principal, officer);
      await this.register.assertInService(tx, [staffNo], businessDateOf(tx.clock.now()));
      await this.vehicles.saveDriver(tx, { staffNo, licenceClass, validUntil, divisionCode });
      journal.audit({ action: 'driver.register', entityType: 'Driver', entityId: staffNo, divisionCode, change: { licenceClass, validUntil } });
      return null;
    });
  }

  /** Books and answers the number; refuses with `VEHICLE_BOOKED` or `DRIVER_BOOKED` what would overlap, `LICENCE` or `OFFICER_HAS_LEFT` whoever may not drive it. */
  book(ctx: OperationContext, input: BookVehicleInput): Promise<string> {
    const { idempotencyKey, plateNo, driver: driverStaffNo, startsAt, endsAt } = input;
    const purpose = parseText('purpose', input.purpose, 500);
    const asked = { plateNo, driver: driverStaffNo, purpose, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
    const create = async ({ tx, now }: Omit<BookingScope, 'row'>) => {
      if (startsAt >= endsAt || endsAt <= now) throw new OfficeError('BOOKING_TIME', 'A booking ends after it begins and is not over yet: mend its times.');
      const { divisionCode } = admitRow(readVehicle, tx.principal, await this.vehicle(tx, plateNo));
      await this.assertLicence(tx, await this.vehicle(tx, plateNo), driverStaffNo, businessDateOf(endsAt));
      await this.register.assertInService(tx, [driverStaffNo], businessDateOf(endsAt));
      await this.vehicles.hold(tx, plateNo, driverStaffNo);
      const other = await this.vehicles.findOverlapping(tx, { plateNo, driverStaffNo, startsAt, endsAt });
      if (other) {
        const code = other.plateNo === plateNo ? 'VEHICLE_BOOKED' : 'DRIVER_BOOKED';
        const what = other.plateNo === plateNo ? plateNo : driverStaffNo;
        throw new OfficeError(code, `${what} is booked from ${other.startsAt.toISOString()} to ${other.endsAt.toISOString()}: choose another time, vehicle or driver.`, {
          bookingNo: other.bookingNo,
        });
      }
      const key = await nextRecordNo(this.database, tx, { series: 'personnel.VehicleBooking', letter: 'V' }, divisionCode);
      const notDriven = { decidedBy: null, reason: null, odometerOutKm: null, odometerBackKm: null, version: 1 };
      const requester = { requesterStaffNo: staffNoOf(tx.principal), departmentCode: tx.principal.departmentCode ?? null };
      const row = { ...notDriven, ...requester, bookingNo: key, divisionCode, plateNo, driverStaffNo, purpose, startsAt, endsAt, state: 'REQUESTED' as const };
      await this.vehicles.insertBooking(tx, row);
      return { key, row };
    };
    return this.steps.file(ctx, { mutation: 'personnel.bookVehicle', idempotencyKey, asked, create });
  }

  approve(ctx: OperationContext, input: VehicleBookingStepInput): Promise<void> {
    const change = ({ tx }: BookingScope) => ({ decidedBy: staffNoOf(tx.principal) });
    return this.steps.take(ctx, { step: 'approve', mutation: 'personnel.approveVehicleBooking', key: input.bookingNo, input, rule: decideBookingRule, change });
  }

  refuse(ctx: OperationContext, input: RefuseVehicleBookingInput): Promise<void> {
    const reason = parseText('reason', input.reason, 1000);
    const change = ({ tx }: BookingScope) => ({ decidedBy: staffNoOf(tx.principal), reason });
    return this.steps.take(ctx, { step: 'refuse', mutation: 'personnel.refuseVehicleBooking', key: input.bookingNo, input, asked: { reason }, rule: decideBookingRule, change });
  }

  cancel(ctx: OperationContext, input: VehicleBookingStepInput): Promise<void> {
    return this.steps.take(ctx, { step: 'cancel', mutation: 'personnel.cancelVehicleBooking', key: input.bookingNo, input, rule: ownBooking });
  }

  /**
   * The driver leaves; refuses with `DEPARTURE_TIME` outside the booked time, `VEHICLE_OUT` or `DRIVER_OUT` while one of the two is not
   * back, `LICENCE` when it is not valid today, `ODOMETER` a reading below the last.
   */
  depart(ctx: OperationContext, input: OdometerInput): Promise<void> {
    return this.steps.take(ctx, {
      step: 'depart',
      mutation: 'personnel.departWithVehicle',
      key: input.bookingNo,
      input,
      asked: { odometerKm: input.odometerKm },
      change: async ({ tx, row, now }) => {
        const { plateNo, driverStaffNo, startsAt, endsAt } = row;
        if (now.getTime() < startsAt.getTime() - EARLY_MS || now >= endsAt) {
          throw new OfficeError('DEPARTURE_TIME', `The trip is booked from ${startsAt.toISOString()} to ${endsAt.toISOString()}: leave within it, at most an hour early, or book anew.`);
        }
        await this.vehicles.hold(tx, plateNo, driverStaffNo);
        const out = await this.vehicles.findOut(tx, row);
        if (out?.plateNo === plateNo) throw new OfficeError('VEHICLE_OUT', `${plateNo} is not back from ${out.bookingNo}: let its driver bring it back first.`);
        if (out) throw new OfficeError('DRIVER_OUT', `${driverStaffNo} is not back from ${out.bookingNo}: bring that vehicle back first.`);
        await this.assertLicence(tx, await this.vehicle(tx, plateNo), driverStaffNo, businessDateOf(now));
        return { odometerOutKm: await this.read(tx, row, input.odometerKm) };
      },
    });
  }

  /** The vehicle is back; refuses with `DRIVER_EXPECTED` anybody but the driver while the driver serves and the booked time goes on. */
  comeBack(ctx: OperationContext, input: OdometerInput): Promise<void> {
    return this.steps.take(ctx, {
      step: 'comeBack',
      mutation: 'personnel.bringVehicleBack',
      key: input.bookingNo,
      input,
      asked: { odometerKm: input.odometerKm },
      rule: bringBackRule,
      change: async ({ tx, row, now }) => {
        if (staffNoOf(tx.principal) !== row.driverStaffNo) await this.assertDriverGone(tx, row, now);
        return { odometerBackKm: await this.read(tx, row, input.odometerKm) };
      },
    });
  }

  private async assertDriverGone(tx: OperationContext, { driverStaffNo, endsAt }: VehicleBookingEntity, now: Date): Promise<void> {
    if (now >= endsAt || (await this.register.leftBefore(tx, [driverStaffNo], businessDateOf(now))).has(driverStaffNo)) return;
    throw new OfficeError('DRIVER_EXPECTED', `${driverStaffNo} drives until ${endsAt.toISOString()} and reads the odometer: wait until then.`);
  }

  /** The odometer never falls. */
  private async read(tx: OperationContext, { plateNo }: VehicleBookingEntity, odometerKm: number): Promise<number> {
    const last = (await this.vehicle(tx, plateNo)).odometerKm;
    if (odometerKm < last || odometerKm > LONGEST_ODOMETER_KM) throw new OfficeError('ODOMETER', `The odometer stood at ${last} km: read it again, ${odometerKm} cannot be.`);
    await this.vehicles.readOdometer(tx, plateNo, odometerKm);
    return odometerKm;
  }

  private async vehicle(tx: OperationContext, plateNo: string): Promise<VehicleEntity> {
    const [vehicle] = await this.vehicles.findVehicles(tx, [plateNo]);
    if (!vehicle) throw new OfficeError('VEHICLE_UNKNOWN', `There is no vehicle ${plateNo}: take the plate number from vehicles.`);
    return vehicle;
  }

  private async assertLicence(tx: OperationContext, { plateNo, licenceClass, divisionCode }: VehicleEntity, staffNo: string, lastDay: string): Promise<void> {
    const driver = await this.vehicles.findDriver(tx, staffNo);
    if (!driver || DivisionCode.townshipOf(driver.divisionCode) !== DivisionCode.townshipOf(divisionCode)) {
      throw new OfficeError('DRIVER_UNKNOWN', `${staffNo} is not registered as a driver: register the licence first.`, { staffNo });
    }
    if (!mayDrive(driver.licenceClass, licenceClass)) throw new OfficeError('LICENCE', `${plateNo} asks for ${licenceClass}, the driver has ${driver.licenceClass}: choose another driver.`);
    if (driver.validUntil < lastDay) throw new OfficeError('LICENCE', `The driver's licence is valid until ${driver.validUntil}: choose another driver, or register the renewed one.`);
  }
}
