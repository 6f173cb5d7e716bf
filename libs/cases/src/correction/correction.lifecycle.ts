import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a correction stands (更正状态). */
export const CORRECTION_STATES = ['REQUESTED', 'APPLIED', 'REJECTED'] as const;

export type CorrectionState = (typeof CORRECTION_STATES)[number];

export const CORRECTION_STEPS = ['apply', 'reject'] as const;

export type CorrectionStep = (typeof CORRECTION_STEPS)[number];

export const correctionLifecycle = new Lifecycle<CorrectionState, CorrectionStep>(
  { REQUESTED: { apply: 'APPLIED', reject: 'REJECTED' }, APPLIED: {}, REJECTED: {} },
  CORRECTION_STEPS,
);
