import { Lifecycle } from '@mashang/platform-subgraph';

/** Where an entrusted matter stands (代办状态). */
export const ENTRUSTMENT_STATES = ['ENTRUSTED', 'HANDED_IN', 'TAKEN_OVER', 'GIVEN_BACK', 'RETURNED'] as const;

export type EntrustmentState = (typeof ENTRUSTMENT_STATES)[number];

export const ENTRUSTMENT_STEPS = ['handIn', 'takeOver', 'refuse', 'giveBack', 'return'] as const;

export type EntrustmentStep = (typeof ENTRUSTMENT_STEPS)[number];

/** The town–village chain: who gives something away waits for who takes it, and it ends in the citizen's hands. */
export const entrustmentLifecycle = new Lifecycle<EntrustmentState, EntrustmentStep>(
  {
    ENTRUSTED: { handIn: 'HANDED_IN', return: 'RETURNED' },
    HANDED_IN: { takeOver: 'TAKEN_OVER', refuse: 'ENTRUSTED' },
    TAKEN_OVER: { giveBack: 'GIVEN_BACK' },
    GIVEN_BACK: { return: 'RETURNED' },
    RETURNED: {},
  },
  ENTRUSTMENT_STEPS,
);

/** Who has the originals in hand: whoever gave them away keeps them until somebody has taken them (原件保管). */
export type Custodian = 'AGENT' | 'TOWN' | 'CITIZEN';

export function custodianOf(state: EntrustmentState): Custodian {
  if (state === 'RETURNED') return 'CITIZEN';
  return state === 'TAKEN_OVER' ? 'TOWN' : 'AGENT';
}
