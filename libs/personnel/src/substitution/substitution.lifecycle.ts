import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a substitution stands (顶岗状态). */
export const SUBSTITUTION_STATES = ['PLANNED', 'HANDED_OVER', 'HANDED_BACK', 'CANCELLED'] as const;

export type SubstitutionState = (typeof SUBSTITUTION_STATES)[number];

export const SUBSTITUTION_STEPS = ['handOver', 'handBack', 'cancel'] as const;

export type SubstitutionStep = (typeof SUBSTITUTION_STEPS)[number];

/** What is pending is told before, what was done after; whoever falls ill tells nothing before, and is told all the same. */
export const substitutionLifecycle = new Lifecycle<SubstitutionState, SubstitutionStep>(
  {
    PLANNED: { handOver: 'HANDED_OVER', handBack: 'HANDED_BACK', cancel: 'CANCELLED' },
    HANDED_OVER: { handBack: 'HANDED_BACK', cancel: 'CANCELLED' },
    HANDED_BACK: {},
    CANCELLED: {},
  },
  SUBSTITUTION_STEPS,
);
