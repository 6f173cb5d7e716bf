import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a version of a regulation stands by what was done to it (版本状态); whether it is in force is a question of the day. */
export const REGULATION_VERSION_STATES = ['DRAFTED', 'ISSUED', 'DISCARDED'] as const;

export type RegulationVersionState = (typeof REGULATION_VERSION_STATES)[number];

export const REGULATION_VERSION_STEPS = ['amend', 'issue', 'discard'] as const;

export type RegulationVersionStep = (typeof REGULATION_VERSION_STEPS)[number];

/** What was issued is never changed: a new version replaces it from a day on. */
export const regulationLifecycle = new Lifecycle<RegulationVersionState, RegulationVersionStep>(
  {
    DRAFTED: { amend: 'DRAFTED', issue: 'ISSUED', discard: 'DISCARDED' },
    ISSUED: {},
    DISCARDED: {},
  },
  REGULATION_VERSION_STEPS,
);

/** Where a version stands on a day (效力). */
export type RegulationStanding = 'DRAFT' | 'FORTHCOMING' | 'IN_FORCE' | 'REPLACED' | 'DISCARDED';

/** Dates are business dates, which compare as text; in force from `effectiveFrom` to the day before `replacedFrom`. */
export interface EffectiveDates {
  readonly state: RegulationVersionState;
  readonly effectiveFrom: string | null;
  readonly replacedFrom: string | null;
}

export function standingOn({ state, effectiveFrom, replacedFrom }: EffectiveDates, day: string): RegulationStanding {
  if (state === 'DISCARDED') return 'DISCARDED';
  if (effectiveFrom === null) return 'DRAFT';
  if (day < effectiveFrom) return 'FORTHCOMING';
  return replacedFrom !== null && replacedFrom <= day ? 'REPLACED' : 'IN_FORCE';
}
