import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a roster stands (值班表状态). */
export const DUTY_ROSTER_STATES = ['DRAFT', 'PUBLISHED'] as const;

export type DutyRosterState = (typeof DUTY_ROSTER_STATES)[number];

export type DutyRosterStep = 'assign' | 'publish';

export const dutyRosterLifecycle = new Lifecycle<DutyRosterState, DutyRosterStep>(
  { DRAFT: { assign: 'DRAFT', publish: 'PUBLISHED' }, PUBLISHED: {} },
  ['assign', 'publish'],
);

/** Where a shift stands (班次状态). */
export const DUTY_SHIFT_STATES = ['PLANNED', 'SCHEDULED', 'ON_DUTY', 'DONE', 'MISSED'] as const;

export type DutyShiftState = (typeof DUTY_SHIFT_STATES)[number];

export type DutyShiftStep = 'replace' | 'exchange' | 'checkIn' | 'checkOut' | 'miss';

/** `miss` belongs to the timer alone. Publication moves a roster's planned shifts together, so it is no step of one. */
export const dutyShiftLifecycle = new Lifecycle<DutyShiftState, DutyShiftStep>(
  {
    PLANNED: { replace: 'PLANNED' },
    SCHEDULED: { replace: 'SCHEDULED', exchange: 'SCHEDULED', checkIn: 'ON_DUTY', miss: 'MISSED' },
    ON_DUTY: { checkOut: 'DONE' },
    DONE: {},
    MISSED: {},
  },
  ['replace', 'exchange', 'checkIn', 'checkOut', 'miss'],
);

/** Where a request to swap stands (换班申请状态). */
export const SHIFT_SWAP_STATES = ['REQUESTED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED'] as const;

export type ShiftSwapState = (typeof SHIFT_SWAP_STATES)[number];

export type ShiftSwapStep = 'accept' | 'decline' | 'withdraw' | 'lapse';

/** `lapse` belongs to the timer, and to a replacement of one of the two shifts. */
export const shiftSwapLifecycle = new Lifecycle<ShiftSwapState, ShiftSwapStep>(
  {
    REQUESTED: { accept: 'ACCEPTED', decline: 'DECLINED', withdraw: 'WITHDRAWN', lapse: 'LAPSED' },
    ACCEPTED: {},
    DECLINED: {},
    WITHDRAWN: {},
    LAPSED: {},
  },
  ['accept', 'decline', 'withdraw', 'lapse'],
);
