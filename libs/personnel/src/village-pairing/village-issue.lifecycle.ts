import { Lifecycle } from '@mashang/platform-subgraph';

/** Where an issue that a village raised stands (问题办理状态). */
export const VILLAGE_ISSUE_STATES = ['OPEN', 'RESOLVED', 'CONFIRMED'] as const;

export type VillageIssueState = (typeof VILLAGE_ISSUE_STATES)[number];

export const VILLAGE_ISSUE_STEPS = ['resolve', 'confirm', 'reopen'] as const;

export type VillageIssueStep = (typeof VILLAGE_ISSUE_STEPS)[number];

/** Solved is what the village says is solved, not what whoever solved it says. */
export const villageIssueLifecycle = new Lifecycle<VillageIssueState, VillageIssueStep>(
  {
    OPEN: { resolve: 'RESOLVED' },
    RESOLVED: { confirm: 'CONFIRMED', reopen: 'OPEN' },
    CONFIRMED: {},
  },
  VILLAGE_ISSUE_STEPS,
);
