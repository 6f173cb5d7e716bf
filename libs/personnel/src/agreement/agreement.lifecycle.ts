import { Lifecycle } from '@mashang/platform-subgraph';

/** Where an agreement stands; derived from what was recorded, never stored (责任书状态). */
export const AGREEMENT_STATES = ['DRAFT', 'OFFERED', 'SIGNED', 'AMENDED', 'TERMINATED'] as const;

export type AgreementState = (typeof AGREEMENT_STATES)[number];

export const AGREEMENT_STEPS = ['redraft', 'offer', 'sign', 'complete', 'amend', 'terminate'] as const;

export type AgreementStep = (typeof AGREEMENT_STEPS)[number];

/** The first of two signatures leaves it OFFERED, the second completes it. AMENDED comes of another text's completion. */
export const agreementLifecycle = new Lifecycle<AgreementState, AgreementStep>(
  {
    DRAFT: { redraft: 'DRAFT', offer: 'OFFERED', terminate: 'TERMINATED' },
    OFFERED: { sign: 'OFFERED', complete: 'SIGNED', terminate: 'TERMINATED' },
    SIGNED: { amend: 'SIGNED', terminate: 'TERMINATED' },
    AMENDED: {},
    TERMINATED: {},
  },
  AGREEMENT_STEPS,
);

export interface AgreementMarks {
  readonly offeredAt: Date | null;
  readonly signedAt: Date | null;
  readonly supersededAt: Date | null;
  readonly terminatedAt: Date | null;
}

export function agreementState({ offeredAt, signedAt, supersededAt, terminatedAt }: AgreementMarks): AgreementState {
  if (supersededAt !== null) return 'AMENDED';
  if (terminatedAt !== null) return 'TERMINATED';
  if (signedAt !== null) return 'SIGNED';
  return offeredAt === null ? 'DRAFT' : 'OFFERED';
}
