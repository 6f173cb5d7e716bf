import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a commitment stands (承诺状态). */
export const COMMITMENT_STATES = ['SIGNED', 'VERIFIED', 'BROKEN'] as const;

export type CommitmentState = (typeof COMMITMENT_STATES)[number];

export const COMMITMENT_STEPS = ['verify', 'break'] as const;

export type CommitmentStep = (typeof COMMITMENT_STEPS)[number];

/** A commitment is checked once; what the check found stands. */
export const commitmentLifecycle = new Lifecycle<CommitmentState, CommitmentStep>({ SIGNED: { verify: 'VERIFIED', break: 'BROKEN' }, VERIFIED: {}, BROKEN: {} }, COMMITMENT_STEPS);
