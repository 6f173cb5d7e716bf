import { admitRow, recordResult } from '@mashang/platform-subgraph';
import type { Resolvers } from '../__generated__/resolver-types';
import type { PersonnelContext } from '../personnel.context';
import { readVehicle } from './vehicle.access';

async function payloadOf({ operation, services }: PersonnelContext, bookingNo: string) {
  return { __typename: 'VehicleBookingPayload' as const, booking: await services.vehicleBookings.get(operation, bookingNo) };
}

export const vehicleResolvers = {
  Query: {
    vehicles: (_, { division, first, after }, { operation, services }) => {
      admitRow(readVehicle, operation.principal, { divisionCode: division });
      return services.vehicles.page(operation, division, { first, after });
    },
    vehicleBooking: async (_, { bookingNo }, { operation, services }) => {
      const booking = await services.vehicles.findBooking(operation, bookingNo);
      return booking && admitRow(readVehicle, operation.principal, booking);
    },
  },
  Mutation: {
    registerVehicle: async (_, { input }, { operation, services, loaders }) => {
      await services.vehicleBookings.registerVehicle(operation, input);
      return { vehicle: await loaders.vehicles.byPlate.get(input.plateNo) };
    },
    registerDriver: async (_, { input }, { operation, services, loaders }) => {
      await services.vehicleBookings.registerDriver(operation, input);
      return { officer: await loaders.officers.byStaffNo.get(input.staffNo) };
    },
    bookVehicle: async (_, { input }, context) => payloadOf(context, await context.services.vehicleBookings.book(context.operation, input)),
    approveVehicleBooking: (_, { input }, context) =>
      recordResult(context.services.vehicleBookings.approve(context.operation, input), () => payloadOf(context, input.bookingNo)),
    refuseVehicleBooking: (_, { input }, context) =>
      recordResult(context.services.vehicleBookings.refuse(context.operation, input), () => payloadOf(context, input.bookingNo)),
    cancelVehicleBooking: (_, { input }, context) =>
      recordResult(context.services.vehicleBookings.cancel(context.operation, input), () => payloadOf(context, input.bookingNo)),
    departWithVehicle: (_, { input }, context) =>
      recordResult(context.services.vehicleBookings.depart(context.operation, input), () => payloadOf(context, input.bookingNo)),
    bringVehicleBack: (_, { input }, context) =>
      recordResult(context.services.vehicleBookings.comeBack(context.operation, input), () => payloadOf(context, input.bookingNo)),
  },
  Vehicle: {
    bookings: ({ plateNo }, { first, after }, { operation, services, loaders }) =>
      typeof after === 'string' ? services.vehicles.pageBookings(operation, plateNo, { first, after }) : loaders.vehicles.firstBookings({ first }).get(plateNo),
  },
  VehicleBooking: {
    vehicle: ({ plateNo }, _, { loaders }) => loaders.vehicles.byPlate.get(plateNo),
    driver: ({ driverStaffNo }, _, { loaders }) => loaders.officers.byStaffNo.load(driverStaffNo),
    requester: ({ requesterStaffNo }, _, { loaders }) => loaders.officers.byStaffNo.load(requesterStaffNo),
    decidedBy: ({ decidedBy }, _, { loaders }) => (decidedBy === null ? null : loaders.officers.byStaffNo.load(decidedBy)),
    mileageKm: ({ odometerOutKm, odometerBackKm }) => (odometerOutKm === null || odometerBackKm === null ? null : odometerBackKm - odometerOutKm),
  },
} satisfies Resolvers;
