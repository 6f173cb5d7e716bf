import { Lifecycle } from '@mashang/platform-subgraph';

/** Where the handling of a bad rating stands (差评整改状态). */
export const RECTIFICATION_STATES = ['ASSIGNED', 'VERIFIED', 'UNFOUNDED', 'RECTIFIED', 'CLOSED'] as const;

export type RectificationState = (typeof RECTIFICATION_STATES)[number];

export const RECTIFICATION_STEPS = ['contact', 'verify', 'dismiss', 'rectify', 'close', 'reopen'] as const;

export type RectificationStep = (typeof RECTIFICATION_STEPS)[number];

/** Each bad rating ends with a call back to who gave it, the unfounded ones too; who is still unhappy there opens it again. */
export const rectificationLifecycle = new Lifecycle<RectificationState, RectificationStep>(
  {
    ASSIGNED: { contact: 'ASSIGNED', verify: 'VERIFIED', dismiss: 'UNFOUNDED' },
    VERIFIED: { contact: 'VERIFIED', rectify: 'RECTIFIED' },
    UNFOUNDED: { contact: 'UNFOUNDED', close: 'CLOSED', reopen: 'VERIFIED' },
    RECTIFIED: { close: 'CLOSED', reopen: 'VERIFIED' },
    CLOSED: {},
  },
  RECTIFICATION_STEPS,
);
