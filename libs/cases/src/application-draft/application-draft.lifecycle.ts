import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a draft of an online application stands (草稿状态). */
export const APPLICATION_DRAFT_STATES = ['DRAFT', 'SUBMITTED', 'DISCARDED'] as const;

export type ApplicationDraftState = (typeof APPLICATION_DRAFT_STATES)[number];

export const APPLICATION_DRAFT_STEPS = ['save', 'submit', 'discard'] as const;

export type ApplicationDraftStep = (typeof APPLICATION_DRAFT_STEPS)[number];

/** 暂存 before 收件: what follows a submission is the lifecycle of the case. */
export const applicationDraftLifecycle = new Lifecycle<ApplicationDraftState, ApplicationDraftStep>(
  { DRAFT: { save: 'DRAFT', submit: 'SUBMITTED', discard: 'DISCARDED' }, SUBMITTED: {}, DISCARDED: {} },
  APPLICATION_DRAFT_STEPS,
);
