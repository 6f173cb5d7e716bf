import type { AccessRule } from '@mashang/platform-identity';
import { answersFor, either, inOwnDivision, inPerson, withRole, withScope } from '@mashang/platform-identity';
import { inOwnTownship, staffMember } from '../office/staff';
import type { VehicleBookingEntity } from './vehicle-booking.entity';

type BookingRow = Pick<VehicleBookingEntity, 'divisionCode' | 'departmentCode' | 'requesterStaffNo' | 'driverStaffNo'>;

export const registerVehicleRule: AccessRule<{ readonly divisionCode: string }> = inOwnDivision(withScope('personnel:write'));

export const readVehicle: AccessRule<{ readonly divisionCode: string }> = inOwnTownship(staffMember);

const ownHead: AccessRule<BookingRow> = {
  describe: "the head of the requester's department, who is not the requester",
  admits: withRole('DEPARTMENT_HEAD').admits,
  admitsRow: ({ staffNo, departmentCode }, row) => departmentCode !== undefined && departmentCode === row.departmentCode && staffNo !== row.requesterStaffNo,
};

const anyLeader: AccessRule<BookingRow> = {
  describe: 'a leader of the township, who is not the requester',
  admits: withRole('TOWNSHIP_LEADER').admits,
  admitsRow: (principal, row) => principal.staffNo !== row.requesterStaffNo && answersFor(principal, row.divisionCode),
};

/** The head or a leader agrees, and nobody to their own trip. */
export const decideBookingRule: AccessRule<BookingRow> = either(ownHead, anyLeader);

export const ownBooking: AccessRule<Pick<BookingRow, 'requesterStaffNo'>> = inPerson(staffMember, (row: Pick<BookingRow, 'requesterStaffNo'>) => row.requesterStaffNo);

/** Who drives reads the odometer. */
export const drivenBooking: AccessRule<Pick<BookingRow, 'driverStaffNo'>> = inPerson(staffMember, (row: Pick<BookingRow, 'driverStaffNo'>) => row.driverStaffNo);

const anyHead: AccessRule<BookingRow> = {
  describe: "the head of the requester's department",
  admits: withRole('DEPARTMENT_HEAD').admits,
  admitsRow: ({ departmentCode }, row) => departmentCode !== undefined && departmentCode === row.departmentCode,
};

/** Who drives reads the odometer on coming back too; the head or a leader when the driver is gone. */
export const bringBackRule: AccessRule<BookingRow> = either<BookingRow>(drivenBooking, anyHead, inOwnDivision(withRole('TOWNSHIP_LEADER')));

export const vehicleAccess = {
  Query: { vehicles: readVehicle, vehicleBooking: readVehicle },
  Mutation: {
    registerVehicle: registerVehicleRule,
    registerDriver: registerVehicleRule,
    bookVehicle: readVehicle,
    approveVehicleBooking: decideBookingRule,
    refuseVehicleBooking: decideBookingRule,
    cancelVehicleBooking: ownBooking,
    departWithVehicle: drivenBooking,
    bringVehicleBack: bringBackRule,
  },
} as const;
