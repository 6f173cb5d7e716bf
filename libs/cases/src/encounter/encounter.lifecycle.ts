import { Lifecycle } from '@mashang/platform-subgraph';

/** Where an encounter stands (首问办理状态). */
export const ENCOUNTER_STATES = ['OPEN', 'OFFERED', 'CLOSED'] as const;

export type EncounterState = (typeof ENCOUNTER_STATES)[number];

export const ENCOUNTER_STEPS = ['offer', 'take', 'decline', 'close'] as const;

export type EncounterStep = (typeof ENCOUNTER_STEPS)[number];

/** A hand-over is only offered: until the receiver takes it, the first contact answers for it (首问责任制). */
export const encounterLifecycle = new Lifecycle<EncounterState, EncounterStep>(
  { OPEN: { offer: 'OFFERED', close: 'CLOSED' }, OFFERED: { take: 'OPEN', decline: 'OPEN', close: 'CLOSED' }, CLOSED: {} },
  ENCOUNTER_STEPS,
);
