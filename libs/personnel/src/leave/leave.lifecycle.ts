import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a request for leave stands (请假状态). */
export const LEAVE_STATES = ['REQUESTED', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'RETURNED'] as const;

export type LeaveState = (typeof LEAVE_STATES)[number];

export const LEAVE_STEPS = ['approve', 'reject', 'withdraw', 'return'] as const;

export type LeaveStep = (typeof LEAVE_STEPS)[number];

/** Decided once; what was approved can be given back before it begins, and cut short after. */
export const leaveLifecycle = new Lifecycle<LeaveState, LeaveStep>(
  {
    REQUESTED: { approve: 'APPROVED', reject: 'REJECTED', withdraw: 'WITHDRAWN' },
    APPROVED: { withdraw: 'WITHDRAWN', return: 'RETURNED' },
    REJECTED: {},
    WITHDRAWN: {},
    RETURNED: {},
  },
  LEAVE_STEPS,
);

/** Whoever has these is away; the time until a request is decided is held free for it, so that two cannot be granted against each other. */
export const HOLDING_STATES = ['REQUESTED', 'APPROVED', 'RETURNED'] as const satisfies readonly LeaveState[];

/** Whoever has these is away by decision. */
export const AWAY_STATES = ['APPROVED', 'RETURNED'] as const satisfies readonly LeaveState[];
