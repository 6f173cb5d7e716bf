import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a reception stands (接待状态). */
export const RECEPTION_STATES = ['RECORDED', 'JUSTIFIED', 'APPROVED', 'REFUSED'] as const;

export type ReceptionState = (typeof RECEPTION_STATES)[number];

export const RECEPTION_STEPS = ['approve', 'refuse', 'linkClaim'] as const;

export type ReceptionStep = (typeof RECEPTION_STEPS)[number];

/** What keeps to the standard needs nobody; what exceeds it has a reason, and waits for a leader. Only these two are refunded. */
export const receptionLifecycle = new Lifecycle<ReceptionState, ReceptionStep>(
  {
    RECORDED: { linkClaim: 'RECORDED' },
    JUSTIFIED: { approve: 'APPROVED', refuse: 'REFUSED' },
    APPROVED: { linkClaim: 'APPROVED' },
    REFUSED: {},
  },
  RECEPTION_STEPS,
);
