import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a complaint stands (投诉状态). */
export const COMPLAINT_STATES = ['RECEIVED', 'DISPATCHED', 'SENT_BACK', 'ANSWERED', 'CLOSED', 'NOT_ACCEPTED'] as const;

export type ComplaintState = (typeof COMPLAINT_STATES)[number];

export const COMPLAINT_STEPS = ['dispatch', 'redispatch', 'reject', 'answer', 'sendBack', 'delay', 'close', 'reopen'] as const;

export type ComplaintStep = (typeof COMPLAINT_STEPS)[number];

/** 12345 practice (domain page 2.9): dispatched, answered, called back; a department sends back once at most, a leader
 * may give it to another at any time before it is answered. */
export const complaintLifecycle = new Lifecycle<ComplaintState, ComplaintStep>(
  {
    RECEIVED: { dispatch: 'DISPATCHED', reject: 'NOT_ACCEPTED' },
    DISPATCHED: { redispatch: 'DISPATCHED', answer: 'ANSWERED', sendBack: 'SENT_BACK', delay: 'DISPATCHED' },
    SENT_BACK: { dispatch: 'DISPATCHED', reject: 'NOT_ACCEPTED' },
    ANSWERED: { close: 'CLOSED', reopen: 'DISPATCHED' },
    CLOSED: {},
    NOT_ACCEPTED: {},
  },
  COMPLAINT_STEPS,
);
