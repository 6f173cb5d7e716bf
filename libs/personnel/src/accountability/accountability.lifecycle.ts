import { Lifecycle } from '@mashang/platform-subgraph';

/** Where a record of accountability stands (失职追究状态). */
export const ACCOUNTABILITY_STATES = [
  'CANDIDATE',
  'OPENED',
  'NOTIFIED',
  'STATED',
  'FOUND',
  'DECIDED',
  'UNDER_APPEAL',
  'FINAL',
  'CLEARED',
  'REVOKED',
  'DISMISSED',
  'LAPSED',
] as const;

export type AccountabilityState = (typeof ACCOUNTABILITY_STATES)[number];

export const ACCOUNTABILITY_STEPS = ['open', 'dismiss', 'notify', 'state', 'waive', 'find', 'clear', 'decide', 'appeal', 'settle', 'uphold', 'revoke', 'reassign', 'lapse'] as const;

export type AccountabilityStep = (typeof ACCOUNTABILITY_STEPS)[number];

/**
 * Due process (domain page 2.15): nobody is found at fault unheard, and nothing is final before the days to appeal have passed.
 * `waive` and `settle` are taken by timers, `lapse` when what set it off no longer holds; before the statement nothing is cleared but
 * what has lost its ground so.
 */
export const accountabilityLifecycle = new Lifecycle<AccountabilityState, AccountabilityStep>(
  {
    CANDIDATE: { open: 'OPENED', dismiss: 'DISMISSED', lapse: 'LAPSED' },
    OPENED: { notify: 'NOTIFIED', dismiss: 'DISMISSED', reassign: 'OPENED', lapse: 'LAPSED' },
    NOTIFIED: { state: 'STATED', waive: 'STATED', clear: 'CLEARED', reassign: 'NOTIFIED' },
    STATED: { find: 'FOUND', clear: 'CLEARED', reassign: 'STATED' },
    FOUND: { decide: 'DECIDED', clear: 'CLEARED', reassign: 'FOUND' },
    DECIDED: { appeal: 'UNDER_APPEAL', settle: 'FINAL', revoke: 'REVOKED' },
    UNDER_APPEAL: { uphold: 'FINAL', revoke: 'REVOKED' },
    FINAL: { revoke: 'REVOKED' },
    CLEARED: {},
    REVOKED: {},
    DISMISSED: {},
    LAPSED: {},
  },
  ACCOUNTABILITY_STEPS,
);

/** Whether what set it off may still take it away: nobody has been told yet. */
export function isUntold(state: AccountabilityState): boolean {
  return state === 'CANDIDATE' || state === 'OPENED';
}
