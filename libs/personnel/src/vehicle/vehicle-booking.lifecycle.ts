import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a booking stands (派车状态). */
export const VEHICLE_BOOKING_STATES = ['REQUESTED', 'APPROVED', 'OUT', 'BACK', 'REFUSED', 'CANCELLED'] as const;

export type VehicleBookingState = (typeof VEHICLE_BOOKING_STATES)[number];

export const VEHICLE_BOOKING_STEPS = ['approve', 'refuse', 'cancel', 'depart', 'comeBack'] as const;

export type VehicleBookingStep = (typeof VEHICLE_BOOKING_STEPS)[number];

/** A vehicle leaves only when somebody else agreed, and a trip that began ends with the odometer read. */
export const vehicleBookingLifecycle = new Lifecycle<VehicleBookingState, VehicleBookingStep>(
  {
    REQUESTED: { approve: 'APPROVED', refuse: 'REFUSED', cancel: 'CANCELLED' },
    APPROVED: { depart: 'OUT', cancel: 'CANCELLED' },
    OUT: { comeBack: 'BACK' },
    BACK: {},
    REFUSED: {},
    CANCELLED: {},
  },
  VEHICLE_BOOKING_STEPS,
);

/** States in which a booking keeps vehicle and driver for itself. */
export const HOLDING_STATES = ['REQUESTED', 'APPROVED', 'OUT'] as const satisfies readonly VehicleBookingState[];
